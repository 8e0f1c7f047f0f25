/// One walk over a text: the scanner's inner loop.
///
/// Most text is taken a block at a time (`scanBlocks`). Around other characters, and near the end, each character is
/// judged by itself, with one table entry; what the tables cannot settle goes to `rescan`, together with what stands
/// around it. All three find the same words, which tests see to.
///
/// - Safety: points into the caller's text, bounded by `end` with `WordScanner.padding` readable bytes after it, and
///   into the scanner's batch; nothing outlives the pass. Every step starts below `limit`, where characters end within
///   the text.
struct ScanPass {
  let classes: ClassTables.View
  let blocks: BlockScanning
  let newlinesEndLines: Bool
  let marksLineEnds: Bool
  let start: UnsafeRawPointer
  let end: UnsafeRawPointer
  /// Before an incomplete character at the end of the text, else the end.
  let limit: UnsafeRawPointer
  let starts: UnsafeMutablePointer<UnsafeRawPointer>
  let byteCounts: UnsafeMutablePointer<Int>

  var position: UnsafeRawPointer
  /// Entries in the batch.
  var count = 0
  var lineStart: UnsafeRawPointer
  var lines = 0
  var entries = 0
  var lineMarks = 0
  var characters = 0

  init(_ scanner: WordScanner, _ text: UnsafeRawBufferPointer, newlinesEndLines: Bool, marksLineEnds: Bool) {
    classes = scanner.pipeline.classes.view
    blocks = scanner.pipeline.blocks
    self.newlinesEndLines = newlinesEndLines
    self.marksLineEnds = marksLineEnds
    starts = scanner.starts
    byteCounts = scanner.byteCounts
    // An empty text may have no address; any will do, for nothing is read.
    start = text.baseAddress ?? UnsafeRawPointer(starts)
    end = start + text.count
    limit = end - Self.incompleteByteCount(text)
    position = start
    lineStart = start
  }

  /// Bytes of a character that the text breaks off, 0 to 3.
  private static func incompleteByteCount(_ text: UnsafeRawBufferPointer) -> Int {
    for count in 1...3 where count <= text.count {
      let byte = text[text.count - count]
      if byte & 0xC0 != 0x80 { return UTF8Decoding.sequenceLength(byte) > count ? count : 0 }
    }
    return 0
  }

  mutating func run(_ scanner: WordScanner, _ body: (WordBatch) -> Void) {
    while position < limit {
      if blocks.isUsable {
        scanBlocks(body)
        if position == limit { break }
      }
      var next = classes.classify(position)
      if next.class == ScanClass.word {
        let wordStart = position
        next = skipWord(next.byteCount)
        if next.class == ScanClass.unsettled {
          rescan(from: wordStart, scanner, body)
          continue
        }
        add(wordStart, position - wordStart, body)
        if position == limit { break }
      }
      switch next.class {
      case ScanClass.space:
        position += next.byteCount
      case ScanClass.newline:
        position += 1
        if newlinesEndLines { endLine(body) }
      case ScanClass.single:
        characters += 1
        add(position, next.byteCount, body)
        position += next.byteCount
      default:
        rescan(from: position, scanner, body)
      }
    }
    if position < end { rescan(from: position, scanner, body) }
    finish(scanner, body)
  }

  /// Goes on to the first character after the word at `position`, of which the first character is known.
  /// - Returns: What stands there; unsettled before an incomplete character, a space at the end of the text.
  @inline(__always)
  private mutating func skipWord(_ firstByteCount: Int) -> (class: UInt8, byteCount: Int) {
    var next = (class: ScanClass.word, byteCount: firstByteCount)
    var length = 0
    repeat {
      position += next.byteCount
      length += 1
      if position >= limit {
        next = (position < end ? ScanClass.unsettled : ScanClass.space, 0)
        break
      }
      next = classes.classify(position)
    } while next.class == ScanClass.word
    characters += length
    return next
  }

  /// Adds an entry. A full batch is handed over before, but for its last entry, so that two can always be taken back.
  @inline(__always)
  mutating func add(_ start: UnsafeRawPointer, _ byteCount: Int, _ body: (WordBatch) -> Void) {
    if count == WordScanner.batchCapacity { flush(keeping: 1, body) }
    starts[count] = start
    byteCounts[count] = byteCount
    count += 1
  }

  /// Hands over all entries but the last `kept`, 0 to 2.
  @inline(never)
  mutating func flush(keeping kept: Int = 0, _ body: (WordBatch) -> Void) {
    let ready = count - kept
    guard ready > 0 else { return }
    body(WordBatch(count: ready, starts: UnsafePointer(starts), byteCounts: UnsafePointer(byteCounts)))
    entries += ready
    count = kept
    for place in 0..<kept {
      starts[place] = starts[ready + place]
      byteCounts[place] = byteCounts[ready + place]
    }
  }

  @inline(__always)
  private mutating func endLine(_ body: (WordBatch) -> Void) {
    lines += 1
    lineStart = position
    guard marksLineEnds else { return }
    lineMarks += 1
    add(position, 0, body)
  }

  private mutating func finish(_ scanner: WordScanner, _ body: (WordBatch) -> Void) {
    if !newlinesEndLines || lineStart < end { endLine(body) }
    flush(body)
    scanner.statistics.lines += lines
    scanner.statistics.words += entries - lineMarks
    scanner.statistics.characters += characters
  }
}
