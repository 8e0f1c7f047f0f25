/// Where comments lie in JSON records.
struct JSONPlan: Sendable {
  let layout: JSONLayout
  let text: JSONPath
  let group: JSONPath?
  let period: GroupSelector.Period?
  let document: JSONPath?

  /// The field that is read where none is named and records have it, as most corpora in JSON lines do.
  private static let usualField = "text"

  /// - Throws: `CorpusError.fieldNeeded` if no field is named and the first record that can be read is neither a string
  ///   nor has the usual one, nor has any other at the start of the file.
  init(_ head: HeadText, _ format: RecordFormat, _ options: ReadingOptions) throws(CorpusError) {
    layout = JSONLayout(head, format)
    let start = RecordStart(head, layout)
    if let field = options.textField {
      text = start.path(field)
    } else if let fields = start.fields {
      guard start.hasUsualField else { throw .fieldNeeded(head.path, available: fields) }
      text = JSONPath(FieldSelector(Self.usualField))
    } else {
      text = JSONPath(nil)
    }
    group = (options.group?.field).map { start.path($0) }
    period = options.group?.period
    document = options.documentField.map { start.path($0) }
  }

  /// What the records at a file's start hold.
  private struct RecordStart {
    /// The fields of the first record that can be read; nil if it is a string, or there is none.
    private(set) var fields: [String]?
    /// Whether one of the records has the usual field.
    private(set) var hasUsualField = false
    private var keys: [String] = []

    init(_ head: HeadText, _ layout: JSONLayout) {
      let parser = JSONRecordParser()
      let (plain, repaired) = (ByteStore(), ByteStore())
      let usual = JSONPath(FieldSelector(JSONPlan.usualField))
      var first = true
      var (fields, hasUsualField): ([String]?, Bool) = (nil, false)
      layout.records(in: head) { record in
        plain.count = 0
        plain.append(record)
        plain.pad()
        guard parser.parseRepairing(plain.bytes, into: repaired) != .broken else { return true }
        guard case .container = parser.value(at: JSONPath(nil)) else { return false }
        if first { fields = parser.fieldNames() }
        first = false
        switch parser.value(at: usual) {
        case .string, .null, .scalar: hasUsualField = true
        case .missing, .container: break
        }
        return !hasUsualField
      }
      (self.fields, self.hasUsualField) = (fields, hasUsualField)
      keys = fields ?? []
    }

    /// The path that a person names, spelt as the records spell it: names are equal if their NFC is.
    func path(_ field: FieldSelector) -> JSONPath {
      let bytes = Array(field.name.utf8)
      guard !keys.contains(where: { Array($0.utf8) == bytes }), field.name.utf8.first != UInt8(ascii: "/") else {
        return JSONPath(field)
      }
      // Strings compare by canonical equivalence.
      return JSONPath(keys.first { $0 == field.name }.map { FieldSelector($0) } ?? field)
    }
  }
}

extension JSONRecordParser {
  /// What `parseRepairing` made of a record.
  enum Reading { case parsed, repaired, broken, noMemory }

  /// Parses a record, or a mended copy of it that it puts into `store`.
  func parseRepairing(_ record: UnsafeRawBufferPointer, into store: ByteStore) -> Reading {
    switch parse(record) {
    case .parsed: return .parsed
    case .noMemory: return .noMemory
    case .repairable:
      store.count = 0
      guard JSONRepair.repair(record, into: store), case .parsed = parse(store.bytes) else { return .broken }
      return .repaired
    }
  }
}
