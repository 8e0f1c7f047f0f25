extension StructureGuess {
  private static let lineCount = 50
  /// Lines that look alike by chance up to this number.
  private static let fewLines = 4

  /// Nil where the head looks like comments.
  init?(_ head: HeadText) {
    guard let found = Self.json(head) ?? Self.delimited(head) else { return nil }
    self.init(format: found.0, firstLine: head.firstLine, isSure: found.1)
  }

  /// JSON: every first line is a whole object with a member, or an array of such begins.
  private static func json(_ head: HeadText) -> (RecordFormat, Bool)? {
    head.bytes.withUnsafeBytes { bytes -> (RecordFormat, Bool)? in
      guard let first = bytes.firstIndex(where: { !JSONElements.isSpace($0) }) else { return nil }
      let isArray = bytes[first] == UInt8(ascii: "[")
      guard isArray || bytes[first] == UInt8(ascii: "{") else { return nil }
      let object = isArray ? bytes[(first + 1)...].firstIndex { !JSONElements.isSpace($0) } : first
      guard let object, bytes[object] == UInt8(ascii: "{"),
        let key = bytes[(object + 1)...].firstIndex(where: { !JSONElements.isSpace($0) }),
        bytes[key] == UInt8(ascii: "\"")
      else { return nil }
      var walk = JSONWalk(bytes, from: first)
      do throws(JSONWalk.Stop) {
        try walk.value()
      } catch {
        // All of the head may be the start of one value.
        return error.fault == .unexpectedEnd && !head.isWhole ? (isArray ? .json : .jsonl, true) : nil
      }
      return (isArray ? .json : .jsonl, true)
    }
  }

  /// TSV: every line has the same number of tabs. CSV: the same number of commas, and a line of names first.
  private static func delimited(_ head: HeadText) -> (RecordFormat, Bool)? {
    let lines = head.lines(lineCount)
    guard lines.count > 1, let first = lines.first else { return nil }
    let tabs = first.count { $0 == UInt8(ascii: "\t") }
    if tabs > 0 {
      let like = lines.count { line in line.count { $0 == UInt8(ascii: "\t") } == tabs }
      if like == lines.count { return (.tsv, lines.count > fewLines || tabs > 1) }
      return like * 10 >= lines.count * 9 ? (.tsv, false) : nil
    }
    return csv(head).map { (.csv, $0) }
  }

  /// Whether it is sure; nil if the head is no CSV.
  private static func csv(_ head: HeadText) -> Bool? {
    guard let records = try? DelimitedHead.records(head, separator: UInt8(ascii: ","), .rfc4180, atMost: lineCount),
      let names = records.first, names.count > 1, records.count > 1,
      records.allSatisfy({ $0.count == names.count })
    else { return nil }
    if HeaderGuess.isHeader(names, before: Array(records.dropFirst())) { return records.count > fewLines }
    let hasNumbers = names.indices.contains { column in records.allSatisfy { HeaderGuess.isNumber($0[column]) } }
    return hasNumbers && records.count > fewLines ? false : nil
  }
}
