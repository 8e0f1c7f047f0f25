/// Whether a TSV encloses fields in quotation marks, by what it shows.
///
/// TSV proper has no quotation marks and many corpora use them as text; spreadsheets write them as in CSV. Programs that do
/// so enclose every field that holds a mark, so the start of a file tells the two apart: marks enclose if some field begins with
/// one, every such field ends with one, and no other field holds any.
enum QuotingGuess {
  static func quoting(_ head: HeadText, _ separator: UInt8) -> Quoting {
    head.bytes.withUnsafeBytes { bytes in
      var fields = DelimitedFields(bytes, separator: separator, quoting: .rfc4180)
      var encloses = false
      while fields.next() {
        if fields.unclosedQuote != nil { return head.isWhole || !encloses ? .none : .rfc4180 }
        if fields.fault != nil { return .none }
        for index in 0..<fields.count {
          let field = fields[index]
          let isEnclosed = field.start > 0 && bytes[field.start - 1] == UInt8(ascii: "\"")
          if isEnclosed {
            encloses = true
          } else if bytes[field.start..<field.end].contains(UInt8(ascii: "\"")) {
            return .none
          }
        }
      }
      return encloses ? .rfc4180 : .none
    }
  }
}
