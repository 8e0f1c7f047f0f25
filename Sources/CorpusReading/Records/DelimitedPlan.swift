/// Where comments lie in delimited records.
struct DelimitedPlan: Sendable {
  let separator: UInt8
  let quoting: Quoting
  let hasHeader: Bool
  /// Every record has this many.
  let columnCount: Int
  let text: Column
  let group: Column?
  let period: GroupSelector.Period?
  let document: Column?

  /// Records behind the first that are looked at to tell whether it is a header.
  private static let recordsAfterHeader = 5

  /// A wanted column and what it was called.
  struct Column: Sendable {
    let index: Int
    let selector: FieldSelector
  }

  /// Finds the wanted columns by the first record of a source, which the head holds.
  /// - Parameter isSaid: whether a person said the format, and not the file's name.
  /// - Throws: `CorpusError.fieldNeeded`, `.missingColumn`, `.otherSeparator`, `.tooManyColumns`.
  init(
    _ head: HeadText, _ format: RecordFormat, isSaid: Bool, _ options: ReadingOptions, _ notices: inout [CorpusNotice]
  ) throws(CorpusError) {
    let dialect = Dialect(head, format, options)
    // Tabs and commas in the place of each other are what they seem; a person who said the format is asked.
    guard !dialect.isGuessed || (!isSaid && [",", "\t"].contains(Unicode.Scalar(dialect.separator))) else {
      throw .otherSeparator(head.path, separator: dialect.separator, format, firstLine: head.firstLine)
    }
    if dialect.isGuessed { notices.append(.separatorFound(head.path, separator: dialect.separator, format)) }
    if dialect.quotingMattered { notices.append(.quotingGuessed(head.path, dialect.quoting)) }
    separator = dialect.separator
    quoting = dialect.quoting
    let first = try DelimitedHead.records(
      head, separator: separator, quoting, atMost: 1 + Self.recordsAfterHeader)
    let names = first.first ?? []
    columnCount = names.count
    let selectors = [options.textField, options.group?.field, options.documentField].compactMap { $0 }
    hasHeader = options.hasHeader ?? selectors.contains { $0.columnIndex == nil }
    if options.hasHeader == nil, !hasHeader, HeaderGuess.isHeader(names, before: Array(first.dropFirst())) {
      notices.append(.headerTaken(head.path, names: names))
    }
    let columns = Columns(head: head, names: names, hasHeader: hasHeader)
    text = try columns.text(options.textField)
    group = if let field = options.group?.field { try columns.find(field) } else { nil }
    period = options.group?.period
    document = if let field = options.documentField { try columns.find(field) } else { nil }
  }

  /// The first record; nil if it goes on behind the head.
  /// - Throws: `CorpusError.tooManyColumns`.
  static func firstRecord(
    _ head: HeadText, _ format: RecordFormat, _ options: ReadingOptions
  ) throws(CorpusError) -> [String]? {
    let dialect = Dialect(head, format, options)
    return try DelimitedHead.records(head, separator: dialect.separator, dialect.quoting, atMost: 1).first
  }

  /// What separates and encloses fields.
  private struct Dialect {
    let separator: UInt8
    let quoting: Quoting
    /// Whether another character separates than the format's.
    var isGuessed = false
    /// Whether the quoting was guessed and another answer would read the file's start otherwise.
    var quotingMattered = false

    init(_ head: HeadText, _ format: RecordFormat, _ options: ReadingOptions) {
      let own = options.delimiter ?? UInt8(ascii: format == .tsv ? "\t" : ",")
      let other = options.delimiter == nil ? SeparatorGuess.other(than: own, head) : nil
      separator = other ?? own
      isGuessed = other != nil
      if let said = options.quoting {
        quoting = said
      } else if [",", ";"].contains(Unicode.Scalar(separator)) {
        quoting = .rfc4180
      } else {
        let guess = QuotingGuess(head, separator: separator)
        quoting = guess.quoting
        quotingMattered = guess.mattered
      }
    }
  }

  /// The columns of a source, by number and by name.
  private struct Columns {
    var head: HeadText
    var names: [String]
    var hasHeader: Bool

    /// What a person may name.
    private var available: [String] { hasHeader ? names : (1...max(names.count, 1)).map(String.init) }

    func text(_ field: FieldSelector?) throws(CorpusError) -> Column {
      if let field { return try find(field) }
      // A source without any record has no columns either.
      // Naming one makes the first record a header.
      guard names.count <= 1 else { throw .fieldNeeded(head.path, available: names) }
      return Column(index: 0, selector: FieldSelector("1"))
    }

    func find(_ field: FieldSelector) throws(CorpusError) -> Column {
      let index = field.columnIndex ?? (hasHeader ? self.index(ofName: field.name) : nil)
      if names.isEmpty { return Column(index: 0, selector: field) }
      guard let index, index < names.count else {
        throw .missingColumn(head.path, field, available: available)
      }
      return Column(index: index, selector: field)
    }

    /// The column with these bytes for a name, else with this name in another normal form.
    private func index(ofName name: String) -> Int? {
      let wanted = Array(name.utf8)
      // Strings compare by canonical equivalence.
      return names.firstIndex { Array($0.utf8) == wanted } ?? names.firstIndex { $0 == name }
    }
  }
}
