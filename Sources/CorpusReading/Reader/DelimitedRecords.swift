/// The comments of a block of CSV or TSV records.
///
/// A library is not used: libcsv, the one that distributions carry, calls back for every field, copies it byte by byte
/// (it reads the reviews as CSV at a fifth of this code's speed), trims spaces, and says neither line nor column of
/// what is wrong.
struct DelimitedRecords {
  private let plan: DelimitedPlan
  private let block: CommentBlock
  private let reader: RecordReader
  private let source: any BlockSource
  private var fields: DelimitedFields

  init(_ plan: DelimitedPlan, _ block: CommentBlock, _ reader: RecordReader, _ source: any BlockSource) {
    self.plan = plan
    self.block = block
    self.reader = reader
    self.source = source
    fields = DelimitedFields(block.text, separator: plan.separator, quoting: plan.quoting)
  }

  mutating func read() throws(CorpusError) {
    if let opening = block.unclosedQuote {
      return try reader.reject(.unclosedQuote, at: opening, block, source)
    }
    var line = 0
    var skipsHeader = plan.hasHeader && block.ordinal == 0
    while fields.next() {
      let firstLine = line
      line += fields.lineCount
      if fields.isBlank && (plan.quoting == .rfc4180 || plan.columnCount > 1 || skipsHeader) {
        continue
      } else if skipsHeader {
        skipsHeader = false
      } else if let opening = fields.unclosedQuote {
        try reader.reject(.unclosedQuote, at: opening, block, source)
      } else if let fault = fields.fault {
        try reader.reject(.textAfterQuote, at: fault, block, source)
      } else if fields.count != plan.columnCount {
        try rejectColumnCount()
      } else {
        try take(line: firstLine)
      }
    }
  }

  private func rejectColumnCount() throws(CorpusError) {
    let tellsPlace = fields.count > plan.columnCount && !fields.hasTooManyFields
    let place = tellsPlace ? fields[plan.columnCount].start : fields.recordEnd
    try reader.reject(.columnCount(found: fields.count, expected: plan.columnCount), at: place, block, source)
  }

  private func take(line: Int) throws(CorpusError) {
    var group: [UInt8]?
    if let column = plan.group {
      let value = fields.value(column.index)
      group = value
      if let period = plan.period {
        guard let date = DateValue(value) else {
          let shown = String(decoding: value.prefix(40), as: UTF8.self)
          return try reader.reject(
            .notADate(column.selector, value: shown), at: fields[column.index].start, block, source)
        }
        group = date.name(of: period)
      }
    }
    let text = fields[plan.text.index]
    if text.hasDoubledQuotes {
      fields.value(plan.text.index).withUnsafeBytes { block.appendComment($0, line: line) }
    } else {
      block.appendComment(UnsafeRawBufferPointer(rebasing: block.text[text.start..<text.end]), line: line)
    }
    if let group { block.appendGroup(group, reader.groupNames) }
    if let column = plan.document { block.appendDocument(fields.value(column.index), line: line) }
  }
}
