/// The comments of a block of framed records, which are whole.
///
/// Nothing in a frame means anything but text: a newline in it becomes a space, as in JSON. A frame that is null is a
/// comment without text.
struct FramedRecords {
  private let plan: FramePlan
  private let block: CommentBlock
  private let reader: RecordReader
  private let source: any BlockSource
  private var offset = 0

  init(_ plan: FramePlan, _ block: CommentBlock, _ reader: RecordReader, _ source: any BlockSource) {
    self.plan = plan
    self.block = block
    self.reader = reader
    self.source = source
  }

  mutating func read() throws(CorpusError) {
    let end = block.text.count
    var record = 0
    while offset < end {
      if let selector = plan.group {
        let name = nextFrame()
        let text = nextFrame()
        if let group = try group(name, selector, record: record) {
          block.appendComment(text ?? Self.nothing, line: record)
          block.appendGroup(group, reader.groupNames)
        }
      } else {
        block.appendComment(nextFrame() ?? Self.nothing, line: record)
      }
      record += 1
    }
  }

  private static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

  /// Nil where the frame is null.
  private mutating func nextFrame() -> UnsafeRawBufferPointer? {
    let start = offset + FrameScan.headerByteCount
    let byteCount = FrameScan.byteCount(block.text, at: offset)
    offset = start + (byteCount ?? 0)
    return byteCount.map { UnsafeRawBufferPointer(rebasing: block.text[start..<start + $0]) }
  }

  /// The name of a record's group; nil if the record was rejected for lack of it.
  private func group(
    _ value: UnsafeRawBufferPointer?, _ selector: GroupSelector, record: Int
  ) throws(CorpusError) -> [UInt8]? {
    let place = block.rawPlace(line: record, byte: 0)
    guard let value else {
      try reader.reject(.missingField(selector.field, available: []), at: place, source)
      return nil
    }
    guard let period = selector.period else { return Array(value) }
    if let date = DateValue(Array(value)) { return date.name(of: period) }
    let shown = String(decoding: value.prefix(40), as: UTF8.self)
    try reader.reject(.notADate(selector.field, value: shown), at: place, source)
    return nil
  }
}
