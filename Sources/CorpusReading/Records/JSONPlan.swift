/// Where comments lie in JSON records.
struct JSONPlan: Sendable {
  let text: JSONPath
  let group: JSONPath?
  let period: GroupSelector.Period?
  let document: JSONPath?

  /// The field that is read where none is named and records have it, as most corpora in JSON lines do.
  private static let usualField = "text"

  /// - Throws: `CorpusError.fieldNeeded` if no field is named and the first record is neither a string nor has the usual one.
  init(_ head: HeadText, _ options: ReadingOptions) throws(CorpusError) {
    let fields = options.textField == nil ? Self.fieldsOfFirstRecord(head) : nil
    let isUsual = fields?.contains(Self.usualField) == true
    text = JSONPath(isUsual ? FieldSelector(Self.usualField) : options.textField)
    group = options.group.map { JSONPath($0.field) }
    period = options.group?.period
    document = options.documentField.map { JSONPath($0) }
    if let fields, !isUsual { throw .fieldNeeded(head.path, available: fields) }
  }

  /// What the first record holds if it is an object or an array.
  private static func fieldsOfFirstRecord(_ head: HeadText) -> [String]? {
    let line = head.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? []
    let store = ByteStore()
    line.withUnsafeBytes { store.append($0) }
    store.pad()
    let parser = JSONRecordParser()
    guard case .parsed = parser.parse(store.bytes), case .container = parser.value(at: JSONPath(nil)) else {
      return nil
    }
    return parser.fieldNames()
  }
}
