package import DurableFiles

/// Writes one run of words after another at the end of a temporary file; for one thread.
///
/// Owner: this object allocates and frees both pieces of memory. Bounds: their capacities, checked before each entry.
package final class RunWriter {
  private let file: ScratchFile
  private var chunks: [WordRun.Chunk] = []
  private var size = PartitionSize()
  private var chunk = ByteRoom(capacity: chunkByteCount + 1 << 10)
  private var used = 0
  /// The word before, to see what the next one has in common with it.
  private var previous = ByteRoom(capacity: 1 << 10)
  private var previousByteCount = 0

  /// Large enough for few system calls, small enough for the chunks of many runs to be in memory at a time.
  static let chunkByteCount = 32 << 10
  /// Three numbers of 64 bits.
  private static let largestHeaderByteCount = 30

  package init(_ file: ScratchFile) { self.file = file }

  /// Appends a word, which stands behind all words before in byte order.
  package func append(_ word: UnsafeRawBufferPointer, _ count: Int) throws(FileError) {
    if used >= Self.chunkByteCount { try flush() }
    var shared = 0
    if used == 0 {
      chunks.append(WordRun.Chunk(offset: 0, byteCount: 0, firstWord: Array(word)))
    } else {
      shared = commonByteCount(UnsafeRawBufferPointer(start: previous.start, count: previousByteCount), word)
    }
    chunk.reserve(used + word.count + Self.largestHeaderByteCount, keeping: used)
    let suffix = UnsafeRawBufferPointer(rebasing: word[shared...])
    write(shared)
    write(suffix.count)
    if let first = suffix.baseAddress { (chunk.start + used).copyMemory(from: first, byteCount: suffix.count) }
    used += suffix.count
    write(count)
    previous.reserve(word.count, keeping: shared)
    if let first = suffix.baseAddress { (previous.start + shared).copyMemory(from: first, byteCount: suffix.count) }
    previousByteCount = word.count
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
    guard used > 0 else { return }
    let offset = try file.append(UnsafeRawBufferPointer(start: chunk.start, count: used))
    chunks[chunks.count - 1].offset = offset
    chunks[chunks.count - 1].byteCount = used
    used = 0
  }

  /// There is room for the number.
  @inline(__always)
  private func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      chunk.start.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: used, as: UInt8.self)
      used += 1
      rest >>= 7
    }
    chunk.start.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: used, as: UInt8.self)
    used += 1
  }
}

/// Memory of a size that can grow. Pointers into it are valid until it does.
struct ByteRoom: ~Copyable {
  private(set) var start: UnsafeMutableRawPointer
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { start.deallocate() }

  /// Makes room for so many bytes.
  /// - Parameter count: how many of those that are there must stay.
  @inline(__always)
  mutating func reserve(_ byteCount: Int, keeping count: Int) {
    if byteCount > capacity { grow(to: max(byteCount, capacity * 2), keeping: count) }
  }

  @inline(never)
  private mutating func grow(to byteCount: Int, keeping count: Int) {
    let larger = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 16)
    larger.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = larger
    capacity = byteCount
  }
}
