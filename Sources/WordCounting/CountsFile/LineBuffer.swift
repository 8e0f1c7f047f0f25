internal import Storage

/// Lines of a counts file being made.
final class LineBuffer {
  private var text: GrowingBuffer<UInt8>

  /// Tab, newline and the digits of the largest count.
  private static let largestTailByteCount = 21

  init(capacity: Int = 1 << 16) { text = GrowingBuffer(capacity: capacity) }

  var count: Int { text.count }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(text.elements) }

  /// Appends one line.
  func append(_ word: UnsafeRawBufferPointer, _ occurrences: Int) {
    let start = UnsafeMutableRawPointer(text.reserve(word.count + Self.largestTailByteCount))
    var end = start
    if let first = word.baseAddress { end.copyMemory(from: first, byteCount: word.count) }
    end += word.count
    end.storeBytes(of: UInt8(ascii: "\t"), as: UInt8.self)
    end = appendDigits(of: UInt(occurrences), at: end + 1)
    end.storeBytes(of: UInt8(ascii: "\n"), as: UInt8.self)
    text.count += end + 1 - start
  }

  /// Appends bytes as they are.
  func append(_ bytes: UnsafeRawBufferPointer) { text.append(bytes.assumingMemoryBound(to: UInt8.self)) }

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
}
