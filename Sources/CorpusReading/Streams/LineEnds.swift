internal import Glibc

/// Line ends of every kind made newlines.
///
/// CR, LF and CRLF each end a line, as in Python's universal newlines; everything after this sees LF alone. Without a
/// CR this is one search.
extension UnsafeMutableRawBufferPointer {
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let newline = UInt8(ascii: "\n")

  /// Makes the line ends of the range newlines, in place and towards its front.
  /// - Returns: where the text ends then.
  func translateLineEnds(in range: Range<Int>) -> Int {
    let text = UnsafeRawBufferPointer(self)
    guard let base = baseAddress,
      var read = text.firstIndex(of: Self.carriageReturn, from: range.lowerBound, to: range.upperBound)
    else { return range.upperBound }
    var written = read
    while read < range.upperBound {
      self[written] = Self.newline
      written += 1
      read += 1
      if read < range.upperBound, self[read] == Self.newline { read += 1 }
      let next = text.firstIndex(of: Self.carriageReturn, from: read, to: range.upperBound) ?? range.upperBound
      memmove(base + written, base + read, next - read)
      written += next - read
      read = next
    }
    return written
  }
}

extension UnsafeRawBufferPointer {
  /// Where the first line that ends in the range ends: after its newline or lone CR.
  ///
  /// A CR at the very end of the range may be the half of a CRLF, so it ends nothing.
  func firstLineEnd(in range: Range<Int>) -> Int? {
    let newline = firstIndex(of: UInt8(ascii: "\n"), from: range.lowerBound, to: range.upperBound)
    let last = newline ?? range.upperBound
    guard let lone = firstIndex(of: UInt8(ascii: "\r"), from: range.lowerBound, to: last), lone + 1 < last else {
      return newline.map { $0 + 1 }
    }
    return lone + 1
  }
}

/// Counts line ends of every kind through pieces of a text, in order.
struct LineEndCount {
  private(set) var lines = 0
  private var endedWithReturn = false

  /// Adds a piece of a text of which only newlines end lines.
  mutating func addNewlines(_ bytes: UnsafeRawBufferPointer) { lines += newlineCount(bytes) }

  /// - Complexity: O(n), 16 bytes a step where the piece holds no CR.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard let last = bytes.last else { return }
    lines += newlineCount(bytes)
    if endedWithReturn, bytes[0] == UInt8(ascii: "\n") { lines -= 1 }
    endedWithReturn = last == UInt8(ascii: "\r")
    var position = bytes.firstIndex(of: UInt8(ascii: "\r"), from: 0)
    while let lone = position {
      let isHalf = lone + 1 < bytes.count && bytes[lone + 1] == UInt8(ascii: "\n")
      if !isHalf { lines += 1 }
      position = bytes.firstIndex(of: UInt8(ascii: "\r"), from: lone + 1)
    }
  }
}

/// A stream whose line ends are newlines.
final class LineEndStream: ByteStream {
  private let source: any ByteStream
  private var endedWithReturn = false

  init(_ source: any ByteStream) { self.source = source }

  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    while true {
      let count = try source.read(into: room)
      guard count > 0 else { return 0 }
      let isSecondHalf = endedWithReturn && room[0] == UInt8(ascii: "\n")
      endedWithReturn = room[count - 1] == UInt8(ascii: "\r")
      let end = room.translateLineEnds(in: (isSecondHalf ? 1 : 0)..<count)
      guard isSecondHalf else { return end }
      guard end > 1, let base = room.baseAddress else { continue }
      memmove(base, base + 1, end - 1)
      return end - 1
    }
  }
}
