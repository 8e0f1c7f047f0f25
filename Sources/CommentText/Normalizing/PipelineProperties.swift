/// What a pipeline's normaliser and pre-tokeniser need to know of every scalar.
struct PipelineProperties: Sendable {
  let bert: BertNormalization
  let form: NormalForm?
  let stripper: AccentStripper?
  let flags: ScalarFlagTable<ScalarFlags>

  /// - Throws: `CommentTextError.normalFormUnavailable`.
  init(_ pipeline: TextPipeline) throws(CommentTextError) {
    bert = pipeline.bert
    form = try NormalForm(pipeline.normalization)
    stripper = bert.stripsAccents ? try AccentStripper() : nil
    var flags = ScalarFlagTable<ScalarFlags>()
    for range in BertTables.whitespace { flags.insert(.whitespace, range) }
    for range in BertTables.punctuation { flags.insert(.punctuation, range) }
    if bert.cleansText { for range in BertTables.deleted { flags.insert(.deleted, range) } }
    if bert.spacesCJK { for range in BertTables.ideographs { flags.insert(.ideograph, range) } }
    if bert.stripsAccents {
      for range in BertTables.strippedMarks { flags.insert(.accented, range) }
      flags.insert(.accented, HangulSyllable.range)
    }
    Self.addLibraryFlags(&flags, form: form, stripper: stripper, lowercases: bert.lowercases)
    self.flags = flags
  }

  /// Adds what only the Unicode library knows.
  private static func addLibraryFlags(
    _ flags: inout ScalarFlagTable<ScalarFlags>, form: NormalForm?, stripper: AccentStripper?, lowercases: Bool
  ) {
    guard form != nil || stripper != nil || lowercases else { return }
    for range in AssignedScalars.ranges {
      for scalar in range {
        if let form, form.isUnsettled(scalar) { flags.insert(.unsettled, scalar...scalar) }
        if let stripper, stripper.isAccented(scalar) { flags.insert(.accented, scalar...scalar) }
        if lowercases, Lowercase.mapping(of: scalar) != scalar { flags.insert(.uppercase, scalar...scalar) }
      }
    }
    if lowercases { for range in Lowercase.newer { flags.insert(.uppercase, range) } }
  }
}
