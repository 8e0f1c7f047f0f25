/// The comments of a block of JSON records, lines or elements of an array.
///
/// Every record is parsed and checked whole; blank ones are passed over. Null is a comment without text. A value that
/// is no Unicode text (half of a surrogate pair, invalid UTF-8) is read with the byte 0xFF in those places, so that it
/// is replaced, counted and located like invalid bytes in plain text.
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
    switch plan.layout {
    case .lines: try readLines()
    case .array: try readElements()
    }
  }

  private mutating func readElements() throws(CorpusError) {
    let text = block.text
    var elements = JSONElements(text, isStart: block.ordinal == 0, isEnd: block.endsSource)
    var line = 0
    var counted = 0
    while let step = elements.next() {
      switch step {
      case .element(let range):
        line += newlineCount(UnsafeRawBufferPointer(rebasing: text[counted..<range.lowerBound]))
        counted = range.lowerBound
        try read(UnsafeRawBufferPointer(rebasing: text[range]), at: range.lowerBound, line: line)
      case .fault(let fault, let offset):
        // Where the next record starts is not known, so that none can be left out.
        throw try reader.failure(.jsonArray(fault), at: offset, block, source)
      }
    }
  }

  private mutating func readLines() throws(CorpusError) {
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
    switch parser.parseRepairing(record, into: block.repaired) {
    case .parsed: isRepaired = false
    case .repaired: isRepaired = true
    case .noMemory: throw .outOfMemory(reader.path)
    case .broken:
      let found = JSONFault.first(in: record)
      return try reject(.json(found.fault), at: offset + found.offset)
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
    guard path.selector != nil else { return try reject(.noField(available: fields), at: offset) }
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
