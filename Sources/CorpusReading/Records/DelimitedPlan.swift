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

  /// A wanted column and what it was called.
  struct Column: Sendable {
    let index: Int
    let selector: FieldSelector
  }

  /// Finds the wanted columns by the first record of a source.
  /// - Throws: `CorpusError.fieldNeeded`, `.missingColumn`; `.recordTooLong` if the first record goes beyond the head.
  init(_ head: HeadText, separator: UInt8, _ options: ReadingOptions) throws(CorpusError) {
    self.separator = separator
    quoting = options.quoting ?? (separator == UInt8(ascii: ",") ? .rfc4180 : QuotingGuess.quoting(head, separator))
    let names = try Self.firstRecord(head, separator, quoting)
    columnCount = names.count
    let selectors = [options.textField, options.group?.field, options.documentField].compactMap { $0 }
    hasHeader = options.hasHeader ?? selectors.contains { $0.columnIndex == nil }
    let columns = Columns(head: head, names: names, hasHeader: hasHeader)
    text = try columns.text(options.textField)
    group = if let field = options.group?.field { try columns.find(field) } else { nil }
    period = options.group?.period
    document = if let field = options.documentField { try columns.find(field) } else { nil }
  }

  private static func firstRecord(
    _ head: HeadText, _ separator: UInt8, _ quoting: Quoting
  ) throws(CorpusError) -> [String] {
    var names: [String] = []
    var isCut = false
    head.bytes.withUnsafeBytes { bytes in
      var fields = DelimitedFields(bytes, separator: separator, quoting: quoting)
      guard fields.next() else { return }
      names = (0..<fields.count).map { String(decoding: fields.value($0), as: UTF8.self) }
      isCut = !head.isWhole && (fields.unclosedQuote != nil || fields.recordEnd == bytes.count)
    }
    guard !isCut else { throw .recordTooLong(head.path, line: 1, limitByteCount: head.bytes.count) }
    return names
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
      let wanted = Array(field.name.utf8)
      let index = field.columnIndex ?? (hasHeader ? names.firstIndex { Array($0.utf8) == wanted } : nil)
      if names.isEmpty { return Column(index: 0, selector: field) }
      guard let index, index < names.count else {
        throw .missingColumn(head.path, field, available: available)
      }
      return Column(index: index, selector: field)
    }
  }
}
