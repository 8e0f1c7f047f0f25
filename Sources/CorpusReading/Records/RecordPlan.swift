internal import SystemPackage

/// How the comments of one source are taken out of its records.
enum RecordPlan: Sendable {
  /// A record is a line and the comment.
  case text
  case delimited(DelimitedPlan)
  case json(JSONPlan)

  /// - Throws: `CorpusError.textHasNoFields`, `.fieldNeeded`, `.missingColumn`, `.recordTooLong`.
  init(_ format: RecordFormat, _ head: HeadText, _ options: ReadingOptions) throws(CorpusError) {
    switch format {
    case .text:
      let hasFields = options.textField != nil || options.group != nil || options.documentField != nil
      guard !hasFields else { throw .textHasNoFields(head.path) }
      self = .text
    case .csv: self = .delimited(try DelimitedPlan(head, separator: UInt8(ascii: ","), options))
    case .tsv: self = .delimited(try DelimitedPlan(head, separator: UInt8(ascii: "\t"), options))
    case .jsonl: self = .json(try JSONPlan(head, options))
    }
  }
}

/// The start of a source in UTF-8.
struct HeadText {
  var path: FilePath
  var bytes: [UInt8]
  /// Whether that is all there is.
  var isWhole: Bool
}
