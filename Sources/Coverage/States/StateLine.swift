/// A row of a state taken apart.
struct StateLine<Bytes: RandomAccessCollection<UInt8>> where Bytes.Index == Int {
  /// As it stands in keys.
  let group: Bytes.SubSequence
  /// The key behind the group.
  let row: Bytes.SubSequence
  let count: Int

  /// Nil for a line without a tab.
  init?(_ line: Bytes) throws(StateRowProblem) {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    count = try Self.count(line[(tab + 1)...])
    guard let groupEnd = line[..<tab].firstIndex(of: StateKey.separator) else { throw .key }
    group = line[..<groupEnd]
    row = line[(groupEnd + 1)..<tab]
  }

  /// Whether `w `, and a word, follow the group.
  var isOfWord: Bool {
    row.count > 2 && row[row.startIndex] == UInt8(ascii: "w") && row[row.startIndex + 1] == StateKey.separator
  }

  /// Decimal, from 1 on, without signs and leading zeros.
  private static func count(_ digits: Bytes.SubSequence) throws(StateRowProblem) -> Int {
    var value = 0
    for byte in digits {
      guard byte != UInt8(ascii: "\t") else { throw .fieldCount }
      let digit = Int(byte) - Int(UInt8(ascii: "0"))
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      guard (0...9).contains(digit), !isTooLarge else { throw .count }
      let (sum, isStillTooLarge) = tenfold.addingReportingOverflow(digit)
      guard sum > 0, !isStillTooLarge else { throw .count }
      value = sum
    }
    guard value > 0 else { throw .count }
    return value
  }
}
