internal import SystemPackage

/// How the comments of one source are taken out of its records.
enum RecordPlan: Sendable {
  /// A record is a line and the comment.
  case text
  case delimited(DelimitedPlan)
  case json(JSONPlan)
  case frames(FramePlan)

  /// - Throws: `CorpusError.textHasNoFields`, `.recordsHaveNoFields`, `.fieldNeeded`, `.missingColumn`,
  ///   `.otherSeparator`, `.seemsToBe`.
  init(
    _ format: RecordFormat, _ head: HeadText, _ options: ReadingOptions, isSaid: Bool, _ notices: inout [CorpusNotice]
  ) throws(CorpusError) {
    switch format {
    case .text:
      let hasFields = options.textField != nil || options.group != nil || options.documentField != nil
      guard !hasFields else { throw .textHasNoFields(head.path) }
      if !isSaid, let guess = StructureGuess(head) {
        guard !guess.isSure else { throw .seemsToBe(head.path, guess) }
        notices.append(.mayBe(head.path, guess))
      }
      self = .text
    case .csv: self = .delimited(try DelimitedPlan(head, format, isSaid: isSaid, options, &notices))
    case .tsv: self = .delimited(try DelimitedPlan(head, format, isSaid: isSaid, options, &notices))
    case .jsonl, .json: self = .json(try JSONPlan(head, format, options))
    case .records:
      guard options.textField == nil, options.documentField == nil else { throw .recordsHaveNoFields(head.path) }
      self = .frames(FramePlan(group: options.group))
    }
  }

  /// Whether the head of a file holds its first record whole.
  /// - Throws: `CorpusError.tooManyColumns`.
  static func holdsFirstRecord(
    _ head: HeadText, _ format: RecordFormat, _ options: ReadingOptions
  ) throws(CorpusError) -> Bool {
    guard !head.isWhole else { return true }
    switch format {
    case .text, .records: return true
    case .csv, .tsv: return try DelimitedPlan.firstRecord(head, format, options) != nil
    case .jsonl, .json: return JSONLayout(head, format).firstRecordEnd(in: head) != nil
    }
  }
}
