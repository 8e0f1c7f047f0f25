/// What separates the fields of a file whose name says CSV or TSV and whose first lines say otherwise.
enum SeparatorGuess {
  private static let usual = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }
  private static let lineCount = 10

  /// Another character that plainly separates fields: the first line holds it and not `own`, and the next lines hold it
  /// as often. Nil if there is none, or more than one.
  static func other(than own: UInt8, _ head: HeadText) -> UInt8? {
    let lines = head.lines(lineCount)
    guard let first = lines.first, !first.contains(own) else { return nil }
    let found = usual.filter { candidate in
      let count = first.count { $0 == candidate }
      guard candidate != own, count > 0, lines.count > 1 || candidate == UInt8(ascii: "\t") else { return false }
      // Tabs stand in no comment that people type; the others do.
      return lines.allSatisfy { line in
        let here = line.count { $0 == candidate }
        return candidate == UInt8(ascii: "\t") ? here >= count : here == count
      }
    }
    return found.contains(UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : found.count == 1 ? found.first : nil
  }
}
