internal import CPlatform

extension ScanPass {
  /// Takes words from whole blocks of bytes, as long as they hold nothing but what `BlockScanning` knows.
  ///
  /// Taking one character at a time costs an unpredictable branch at each word's end. Here a block's bytes are
  /// classified together, which gives a bit for each byte that an entry starts with; the bits after it give the entry's
  /// length. A block's last word may go on behind it, so the next block begins with that word.
  ///
  /// Stops at a word that does not fit into a block or touches another kind of character, at such a character, and near
  /// the end of the text.
  @inline(never)
  mutating func scanBlocks(_ body: (WordBatch) -> Void) {
    var place = position
    while limit - place >= BlockScanning.byteCount {
      if count > WordScanner.batchCapacity - BlockScanning.byteCount - Self.entriesAtOnce { flush(keeping: 2, body) }
      let block = BlockBits(kc_judge_block(place, blocks.isCased, blocks.hasJamo))
      guard block.end > 0 else { break }
      let newlines = newlinesEndLines ? block.newlines : 0
      let marks = marksLineEnds ? newlines : 0
      addEntries(block, marks: marks, at: place)
      characters += block.characters
      if newlines != 0 {
        lines += newlines.nonzeroBitCount
        lineMarks += marks.nonzeroBitCount
        lineStart = place + (UInt64.bitWidth - newlines.leadingZeroBitCount)
      }
      place += block.end
      guard block.isPlain else { break }
    }
    position = place
  }

  /// Adds the entries of a block, for which there is room.
  ///
  /// Always eight at a time: most blocks have about that many, and a loop over each block's own number ends
  /// unpredictably.
  @inline(__always)
  private mutating func addEntries(_ block: BlockBits, marks: UInt64, at place: UnsafeRawPointer) {
    let entries = block.firstBytes | marks
    let end = count &+ entries.nonzeroBitCount
    var rest = entries
    var next = count
    repeat {
      for step in 0..<Self.entriesAtOnce {
        let offset = rest.trailingZeroBitCount
        let isMark = Int(truncatingIfNeeded: marks &>> UInt64(truncatingIfNeeded: offset) & 1)
        // A line's end is behind its newline and has no bytes.
        starts[next &+ step] = place + (offset &+ isMark)
        byteCounts[next &+ step] = block.entryLength(at: offset) &- isMark
        rest &= rest &- 1
      }
      next &+= Self.entriesAtOnce
    } while rest != 0
    count = end
  }

  static let entriesAtOnce = 8
}

/// The entries of a block, a bit for each byte.
private struct BlockBits {
  /// Bytes that can be taken: up to the last one that belongs to no word, before the first of another kind.
  let end: Int
  /// Whether all of the block's bytes are of the kinds that are known here.
  let isPlain: Bool
  /// Bytes at which an entry starts, before the end.
  let firstBytes: UInt64
  /// Newlines before the end.
  let newlines: UInt64
  /// Characters of words before the end.
  let characters: Int
  /// Bit k: byte k + 1 does not continue an entry.
  private let lastBytes: UInt64

  @inline(__always)
  init(_ masks: kc_block_masks) {
    let words = masks.alphanumeric | masks.hangul | masks.hangul << 1 | masks.hangul << 2
    let rest = ~(words | masks.punctuation | masks.space | masks.newline)
    let known = UInt64.max >> UInt64(UInt64.bitWidth - rest.trailingZeroBitCount)
    end = UInt64.bitWidth - (~words & known).leadingZeroBitCount
    isPlain = rest == 0
    let taken = UInt64.max >> UInt64(UInt64.bitWidth - end)
    let continued = words & words << 1
    firstBytes = (words & ~continued | masks.punctuation) & taken
    newlines = masks.newline & taken
    characters = ((masks.alphanumeric | masks.hangul | masks.punctuation) & taken).nonzeroBitCount
    lastBytes = ~continued >> 1 | 1 << 63
  }

  @inline(__always)
  func entryLength(at offset: Int) -> Int {
    (lastBytes &>> UInt64(truncatingIfNeeded: offset)).trailingZeroBitCount &+ 1
  }
}
