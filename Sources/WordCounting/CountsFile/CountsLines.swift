internal import Glibc

/// The lines of a counts file, one after another.
///
/// Pointers: into the block that the caller holds, of which 16 bytes after the end can be read.
struct CountsLines {
  private let bytes: UnsafeRawBufferPointer
  private var position: Int
  /// Lines before the next one.
  private(set) var line = 0

  /// One line taken apart.
  struct Line {
    var word: UnsafeRawBufferPointer
    var count: Int
  }

  /// - Parameter start: where the first line starts.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    self.bytes = bytes
    position = start
  }

  /// The next line; nil at the end. After an error, `line` is the wrong line's number.
  mutating func next() throws(LineFault) -> Line? {
    guard position < bytes.count, let start = bytes.baseAddress else { return nil }
    let first = start + position
    guard let found = memchr(first, Int32(UInt8(ascii: "\t")), bytes.count - position) else { throw fault(.fieldCount) }
    let tab = UnsafeRawPointer(found)
    let end = start + bytes.count
    let (count, stop) = try number(at: tab + 1, end)
    // A newline before the tab means that the line has none, and the tab is that of a later one.
    guard memchr(first, newline, tab - first) == nil else { throw fault(.fieldCount) }
    guard tab > first else { throw fault(.emptyWord) }
    position = stop + 1 - start
    line += 1
    return Line(word: UnsafeRawBufferPointer(start: first, count: tab - first), count: count)
  }

  /// The number whose digits end the line.
  private func number(
    at start: UnsafeRawPointer, _ end: UnsafeRawPointer
  ) throws(LineFault) -> (Int, UnsafeRawPointer) {
    var position = start
    var value = 0
    while position < end {
      let byte = position.load(as: UInt8.self)
      if byte == UInt8(ascii: "\n") { break }
      guard byte != UInt8(ascii: "\t") else { throw fault(.fieldCount) }
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      let (tenfold, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, stillTooLarge) = tenfold.addingReportingOverflow(digit)
      // No count starts with a zero.
      guard (0...9).contains(digit), sum > 0, !tooLarge, !stillTooLarge else { throw fault(.count) }
      value = sum
      position += 1
    }
    guard position > start, position < end else { throw fault(.count) }
    return (value, position)
  }

  private var newline: Int32 { Int32(UInt8(ascii: "\n")) }

  private func fault(_ problem: CountsLineProblem) -> LineFault { LineFault(line: line, problem: problem) }
}

/// Something wrong with a line of a block, counted from 0.
struct LineFault: Error {
  var line: Int
  var problem: CountsLineProblem
}
