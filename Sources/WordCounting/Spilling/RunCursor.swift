internal import Storage
internal import CommentText
package import DurableFiles

/// Reads the words of a run, or a range of them, in order.
///
/// - Safety: this value owns its memory. `word` is valid until the next `advance`; `WordScanner.padding` bytes after it
///   are readable.
package struct RunCursor: ~Copyable {
  private let run: WordRun
  /// Words from here on are left out.
  private let upper: [UInt8]?
  private var nextChunk: Int
  /// Whether the first word was read while looking for it.
  private var isAhead = false
  private let endChunk: Int
  private var chunk = GrowingBuffer<UInt8>(capacity: RunWriter.chunkByteCount + 1 << 10)
  private var position = 0
  private var wordBytes = GrowingBuffer<UInt8>(capacity: 1 << 8)
  package private(set) var count = 0
  /// The word's first eight bytes as a number that compares as they do; bytes beyond its end are zero.
  private(set) var prefix: UInt64 = 0

  /// All words of a run.
  package init(_ run: WordRun) {
    self.run = run
    upper = nil
    nextChunk = 0
    endChunk = run.chunks.count
  }

  /// - Parameters:
  ///   - lower: words before this one are left out.
  ///   - upper: words from this one on are left out.
  package init(_ run: WordRun, from lower: [UInt8]?, below upper: [UInt8]?) throws(FileError) {
    self.run = run
    self.upper = upper
    nextChunk = max(lower.map { run.chunkCount(startingUpTo: $0) - 1 } ?? 0, 0)
    endChunk = upper.map { run.chunkCount(startingBelow: $0) } ?? run.chunks.count
    if let lower { isAhead = try skip(below: lower) }
  }

  package var word: UnsafeRawBufferPointer { UnsafeRawBufferPointer(wordBytes.elements) }

  /// Goes to the next word; false at the end.
  @inline(__always)
  package mutating func advance() throws(FileError) -> Bool {
    if isAhead {
      isAhead = false
      return true
    }
    return try read()
  }

  /// Whether there is a word that does not stand before `lower`; it is then the current one.
  private mutating func skip(below lower: [UInt8]) throws(FileError) -> Bool {
    while try read() {
      if lower.withUnsafeBytes({ order(word, $0) }) >= 0 { return true }
    }
    return false
  }

  @inline(__always)
  private mutating func read() throws(FileError) -> Bool {
    if position == chunk.count {
      guard try loadChunk() else { return false }
    }
    let shared = readNumber()
    let suffixByteCount = readNumber()
    wordBytes.count = shared
    wordBytes.reserve(suffixByteCount + WordScanner.padding).update(from: chunk.base + position, count: suffixByteCount)
    wordBytes.count += suffixByteCount
    position += suffixByteCount
    count = readNumber()
    prefix = firstBytes(word)
    // Only the last chunk can hold words beyond the range.
    guard nextChunk == endChunk, let upper else { return true }
    if upper.withUnsafeBytes({ order(word, $0) }) < 0 { return true }
    position = chunk.count
    return false
  }

  @inline(never)
  private mutating func loadChunk() throws(FileError) -> Bool {
    guard nextChunk < endChunk else { return false }
    let next = run.chunks[nextChunk]
    chunk.removeAll()
    let bytes = UnsafeMutableRawBufferPointer(start: chunk.reserve(next.byteCount), count: next.byteCount)
    try run.file.read(at: next.offset, into: bytes)
    (position, chunk.count) = (0, next.byteCount)
    nextChunk += 1
    return true
  }

  @inline(__always)
  private mutating func readNumber() -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = chunk[position]
      position += 1
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
  }
}

/// The first eight bytes of a word as a number that compares as they do; 16 bytes after the word are readable.
@inline(__always)
func firstBytes(_ word: UnsafeRawBufferPointer) -> UInt64 {
  guard let start = word.baseAddress, word.count > 0 else { return 0 }
  let bytes = UInt64(bigEndian: start.loadUnaligned(as: UInt64.self))
  return word.count >= 8 ? bytes : bytes & ~(UInt64.max &>> UInt64(truncatingIfNeeded: 8 &* word.count))
}

extension WordRun {
  /// How many chunks start with this word or one before it.
  fileprivate func chunkCount(startingUpTo word: [UInt8]) -> Int { chunkCount { order($0, word) <= 0 } }

  fileprivate func chunkCount(startingBelow word: [UInt8]) -> Int { chunkCount { order($0, word) < 0 } }

  /// How many chunks' first words meet a condition that no word meets after one that does not.
  private func chunkCount(where meets: ([UInt8]) -> Bool) -> Int {
    var (low, high) = (0, chunks.count)
    while low < high {
      let middle = (low + high) / 2
      if meets(chunks[middle].firstWord) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
