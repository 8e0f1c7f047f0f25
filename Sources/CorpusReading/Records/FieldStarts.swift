/// Where the comments of a block begin in its raw records.
///
/// Where comments begin in their records. Comments are copied out of records and only error places need to know from
/// where, so this reads the records again.
struct FieldStarts {
  private var starts: [Int: Start] = [:]
  private var json: JSONLayout?

  private struct Start {
    var offset: Int
    /// Whether two quotation marks there are one in the comment.
    var hasDoubledQuotes: Bool
  }

  /// Nil for lines of text.
  /// - Complexity: O(n).
  init?(_ records: UnsafeRawBufferPointer, _ plan: RecordPlan) {
    if case .json(let plan) = plan { json = plan.layout }
    guard case .delimited(let plan) = plan else {
      if json == nil { return nil }
      return
    }
    var fields = DelimitedFields(records, separator: plan.separator, quoting: plan.quoting)
    var line = 0
    while fields.next() {
      defer { line += fields.lineCount }
      guard plan.text.index < fields.count, !fields.hasTooManyFields else { continue }
      let field = fields[plan.text.index]
      starts[line] = Start(offset: field.start, hasDoubledQuotes: field.hasDoubledQuotes)
    }
  }

  /// The offset in the records of a comment's byte; nil if no comment begins in a record of this line.
  func offset(ofByte byte: Int, line: Int, in records: UnsafeRawBufferPointer) -> Int? {
    if let json { return JSONInvalidText.offset(ofByte: byte, line: line, in: records, json) }
    guard let start = starts[line] else { return nil }
    guard start.hasDoubledQuotes else { return start.offset + byte }
    var offset = start.offset
    for _ in 0..<byte where offset < records.count {
      offset += records[offset] == UInt8(ascii: "\"") ? 2 : 1
    }
    return min(offset, records.count)
  }
}
