/// The first records of delimited text.
enum DelimitedHead {
  /// The first whole records, blank ones left out.
  /// - Throws: `CorpusError.tooManyColumns`.
  static func records(
    _ head: HeadText, separator: UInt8, _ quoting: Quoting, atMost count: Int
  ) throws(CorpusError) -> [[String]] {
    try head.bytes.withUnsafeBufferPointer { bytes throws(CorpusError) in
      let bytes = UnsafeRawBufferPointer(bytes)
      var records: [[String]] = []
      var fields = DelimitedFields(bytes, separator: separator, quoting: quoting)
      while records.count < count, fields.next() {
        // Of a record that has too many, no end is looked for.
        guard !fields.hasTooManyFields else {
          throw .tooManyColumns(head.path, limit: DelimitedFields.fieldLimit)
        }
        if !head.isWhole, isCut(fields, bytes) { break }
        if fields.isBlank { continue }
        records.append((0..<fields.count).map { String(decoding: fields.value($0), as: UTF8.self) })
      }
      return records
    }
  }

  /// Whether the record that was read last may go on behind the text.
  private static func isCut(_ fields: DelimitedFields, _ bytes: UnsafeRawBufferPointer) -> Bool {
    fields.unclosedQuote != nil || fields.nextRecord > bytes.count
  }
}
