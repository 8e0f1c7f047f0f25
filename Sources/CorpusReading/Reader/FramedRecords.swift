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
        let (name, text) = (nextFrame(), nextFrame())
        if let group = try group(name, selector, record: record) {
          block.appendComment(at: text, line: record)
          block.appendGroup(group, reader.groupNames)
        }
      } else {
        block.appendComment(at: nextFrame(), line: record)
      }
      record += 1
    }
  }

  /// Where the next frame's bytes are; nil where it is null.
  private mutating func nextFrame() -> Range<Int>? {
    let start = offset + FrameScan.headerByteCount
    let byteCount = FrameScan.byteCount(block.text, at: offset)
    offset = start + (byteCount ?? 0)
    return byteCount.map { start..<start + $0 }
  }

  /// The name of a record's group; nil if the record was rejected for lack of it.
  private func group(
    _ range: Range<Int>?, _ selector: GroupSelector, record: Int
  ) throws(CorpusError) -> [UInt8]? {
    let place = block.rawPlace(line: record, byte: 0)
    guard let range else {
      try reader.reject(.missingField(selector.field, available: []), at: place, source)
      return nil
    }
    let value = Array(block.text[range])
    guard let period = selector.period else { return value }
    if let date = DateValue(value) { return date.name(of: period) }
    let shown = String(decoding: value.prefix(40), as: UTF8.self)
    try reader.reject(.notADate(selector.field, value: shown), at: place, source)
    return nil
  }
}
