internal import Storage

/// Segments on their way to one shard.
struct SegmentBatch: ~Copyable {
  struct Note: BitwiseCopyable {
    var hash: UInt64
    var occurrences: Int
    var start: Int32
    var length: Int32
  }

  var notes = GrowingBuffer<Note>(capacity: fullCount)
  /// The pairs' numbers of all segments.
  var numbers = GrowingBuffer<UInt32>(capacity: fullCount * 4)

  /// Enough for the waits on memory to overlap, little enough to stay in the nearest cache.
  static let fullCount = 256

  var isFull: Bool { notes.count >= Self.fullCount }

  /// Adds a segment of at least one pair.
  @inline(__always)
  mutating func append(_ segment: UnsafePointer<UInt32>, length: Int, hash: UInt64, occurrences: Int) {
    notes.append(
      Note(hash: hash, occurrences: occurrences, start: Int32(numbers.count), length: Int32(length)))
    numbers.reserve(length)
    let next = numbers.base + numbers.count
    for place in 0..<length { next[place] = segment[place] }
    numbers.count += length
  }

  mutating func removeAll() {
    notes.count = 0
    numbers.count = 0
  }
}
