internal import SystemPackage

/// The start of a source in UTF-8, without byte order mark, its line ends newlines.
struct HeadText {
  var path: FilePath
  var bytes: [UInt8]
  /// Whether that is all there is.
  var isWhole: Bool

  /// The first whole lines that hold anything but white space.
  func lines(_ count: Int) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while lines.count < count, !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      if end == nil && !isWhole { break }
      let line = rest[..<(end ?? rest.endIndex)]
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { lines.append(line) }
      rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    }
    return lines
  }

  /// The first line that holds anything, as far as it is there, for messages.
  var firstLine: String {
    let start = bytes.drop { $0 == 0x20 || $0 == 0x0A }
    return String(decoding: start.prefix { $0 != UInt8(ascii: "\n") }.prefix(400), as: UTF8.self)
  }
}
