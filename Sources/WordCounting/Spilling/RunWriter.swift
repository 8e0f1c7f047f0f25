internal import Storage
package import DurableFiles

/// Writes one run of words after another at the end of a temporary file; for one thread.
package final class RunWriter {
  private let file: ScratchFile
  private var chunks: [WordRun.Chunk] = []
  private var size = PartitionSize()
  private var chunk = GrowingBuffer<UInt8>(capacity: chunkByteCount + 1 << 10)
  /// The word before, to see what the next one has in common with it.
  private var previous = GrowingBuffer<UInt8>(capacity: 1 << 10)

  /// Large enough for few system calls, small enough for the chunks of many runs to be in memory at a time.
  static let chunkByteCount = 32 << 10
  /// Three numbers of 64 bits.
  private static let largestHeaderByteCount = 30

  package init(_ file: ScratchFile) { self.file = file }

  /// Appends a word, which stands behind all words before in byte order.
  package func append(_ word: UnsafeRawBufferPointer, _ count: Int) throws(FileError) {
    if chunk.count >= Self.chunkByteCount { try flush() }
    var shared = 0
    if chunk.count == 0 {
      chunks.append(WordRun.Chunk(offset: 0, byteCount: 0, firstWord: Array(word)))
    } else {
      shared = commonByteCount(UnsafeRawBufferPointer(previous.elements), word)
    }
    chunk.reserve(word.count + Self.largestHeaderByteCount)
    let suffix = UnsafeRawBufferPointer(rebasing: word[shared...]).assumingMemoryBound(to: UInt8.self)
    write(shared)
    write(suffix.count)
    chunk.append(suffix)
    write(count)
    previous.count = shared
    previous.append(suffix)
    size.distinctWordCount += 1
    size.occurrences += count
    size.byteCount += word.count
  }

  /// Ends the run; the next word starts another.
  package func finish() throws(FileError) -> WordRun {
    try flush()
    defer {
      chunks = []
      size = PartitionSize()
    }
    return WordRun(file: file, chunks: chunks, size: size)
  }

  private func flush() throws(FileError) {
    guard chunk.count > 0 else { return }
    chunks[chunks.count - 1].offset = try file.append(UnsafeRawBufferPointer(chunk.elements))
    chunks[chunks.count - 1].byteCount = chunk.count
    chunk.removeAll()
  }

  /// There is room for the number.
  @inline(__always)
  private func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      chunk.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    chunk.append(UInt8(truncatingIfNeeded: rest))
  }
}
