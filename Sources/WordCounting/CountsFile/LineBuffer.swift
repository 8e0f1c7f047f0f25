/// Lines of a counts file being made.
///
/// Owner: this object allocates and frees the memory. Bounds: `capacity`, checked before each line.
final class LineBuffer {
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  /// Tab, newline and the digits of the largest count.
  private static let largestTailByteCount = 21

  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    start = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { start.deallocate() }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Appends one line.
  func append(_ word: UnsafeRawBufferPointer, _ occurrences: Int) {
    reserve(count + word.count + Self.largestTailByteCount)
    var end = start + count
    if let first = word.baseAddress { end.copyMemory(from: first, byteCount: word.count) }
    end += word.count
    end.storeBytes(of: UInt8(ascii: "\t"), as: UInt8.self)
    end = appendDigits(of: UInt(occurrences), at: end + 1)
    end.storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
    count = end + 1 - start
  }

  /// Appends bytes as they are.
  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(count + bytes.count)
    if let first = bytes.baseAddress { (start + count).copyMemory(from: first, byteCount: bytes.count) }
    count += bytes.count
  }

  private func appendDigits(of number: UInt, at position: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    var digitCount = 1
    var bound: UInt = 10
    while number >= bound, digitCount < 19 {
      digitCount += 1
      bound = bound &* 10
    }
    var rest = number
    for place in stride(from: digitCount - 1, through: 0, by: -1) {
      position.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
    return position + digitCount
  }

  private func reserve(_ byteCount: Int) {
    guard byteCount > capacity else { return }
    capacity = max(byteCount, capacity * 2)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = moved
  }
}
