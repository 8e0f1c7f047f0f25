/// The comments of a block of JSON lines.
///
/// Every line is parsed and checked whole; blank ones are passed over. Null is a comment without text. A value that is
/// no Unicode text (half of a surrogate pair, invalid UTF-8) is read with the byte 0xFF in those places, so that it is replaced,
/// counted and located like invalid bytes in plain text.
struct JSONRecords {
  private let plan: JSONPlan
  private let block: CommentBlock
  private let reader: RecordReader
  private let source: any BlockSource
  private let parser: JSONRecordParser
  /// Whether the record being read is a repaired copy.
  private var isRepaired = false

  init(_ plan: JSONPlan, _ block: CommentBlock, _ reader: RecordReader, _ source: any BlockSource) {
    self.plan = plan
    self.block = block
    self.reader = reader
    self.source = source
    parser = block.jsonParser
  }

  mutating func read() throws(CorpusError) {
    let text = block.text
    var position = 0
    var line = 0
    while position < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? text.count
      let record = UnsafeRawBufferPointer(rebasing: text[position..<end])
      if !isBlank(record) { try read(record, at: position, line: line) }
      position = end + 1
      line += 1
    }
  }

  private func isBlank(_ record: UnsafeRawBufferPointer) -> Bool {
    record.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private mutating func read(_ record: UnsafeRawBufferPointer, at offset: Int, line: Int) throws(CorpusError) {
    isRepaired = false
    switch parser.parse(record) {
    case .parsed: break
    case .noMemory: throw .outOfMemory(reader.path)
    case .repairable:
      block.repaired.count = 0
      guard JSONRepair.repair(record, into: block.repaired), case .parsed = parser.parse(block.repaired.bytes) else {
        let found = JSONFault.first(in: record)
        return try reject(.json(found.fault), at: offset + found.offset)
      }
      isRepaired = true
    }
    try take(at: offset, line: line)
  }

  /// Adds the parsed record's comment and keys to the block.
  private mutating func take(at offset: Int, line: Int) throws(CorpusError) {
    var group: [UInt8]?
    var document: [UInt8]?
    if let path = plan.group {
      guard let value = try key(path, at: offset) else { return }
      group = value
      if let period = plan.period {
        guard let date = DateValue(value) else { return try rejectDate(path, value, at: offset) }
        group = date.name(of: period)
      }
    }
    if let path = plan.document {
      guard let value = try key(path, at: offset) else { return }
      document = value
    }
    switch parser.value(at: plan.text) {
    case .string(let text):
      let start = block.comments.count
      block.appendComment(text, line: line)
      if isRepaired { block.markReplacements(from: start) }
    case .null: block.appendComment(UnsafeRawBufferPointer(start: nil, count: 0), line: line)
    case .missing: return try rejectMissing(plan.text, at: offset)
    case .scalar, .container: return try rejectNoText(plan.text, at: offset)
    }
    if let group { block.appendGroup(group, reader.groupNames) }
    if let document { block.appendDocument(document, line: line) }
  }

  /// The value of a group or document field; nil if the record was rejected for lack of it.
  private func key(_ path: JSONPath, at offset: Int) throws(CorpusError) -> [UInt8]? {
    switch parser.value(at: path) {
    case .string(let bytes), .scalar(let bytes): return Array(bytes)
    case .missing, .null: try rejectMissing(path, at: offset)
    case .container: try rejectNoText(path, at: offset)
    }
    return nil
  }

  private func reject(_ reason: BadRecordReason, at offset: Int) throws(CorpusError) {
    try reader.reject(reason, at: offset, block, source)
  }

  private func rejectMissing(_ path: JSONPath, at offset: Int) throws(CorpusError) {
    let fields = parser.fieldNames()
    try reject(.missingField(path.selector ?? FieldSelector(""), available: fields), at: offset)
  }

  private func rejectNoText(_ path: JSONPath, at offset: Int) throws(CorpusError) {
    guard let selector = path.selector else { return try rejectMissing(path, at: offset) }
    try reject(.notText(selector), at: offset)
  }

  private func rejectDate(_ path: JSONPath, _ value: [UInt8], at offset: Int) throws(CorpusError) {
    let selector = path.selector ?? FieldSelector("")
    try reject(.notADate(selector, value: String(decoding: value.prefix(40), as: UTF8.self)), at: offset)
  }
}
