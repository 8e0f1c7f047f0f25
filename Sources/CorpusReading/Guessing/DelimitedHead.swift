/// The first records of delimited text.
enum DelimitedHead {
  /// The first whole records, blank ones left out.
  static func records(
    _ head: HeadText, separator: UInt8, _ quoting: Quoting, atMost count: Int
  ) -> [[String]] {
    head.bytes.withUnsafeBytes { bytes in
      var records: [[String]] = []
      var fields = DelimitedFields(bytes, separator: separator, quoting: quoting)
      while records.count < count, fields.next() {
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
