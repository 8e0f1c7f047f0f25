extension RecordReader {
  /// Replaces the block's raw text by its comments.
  /// - Parameter source: where the block came from, to find its line if a record is bad.
  /// - Throws: `CorpusError.badRecord` with `BadRecordPolicy.stop`.
  func read(_ block: CommentBlock, from source: any BlockSource) throws(CorpusError) {
    try encodingWatch?.look(at: block.text)
    if encoding == .cp949 { try block.convert(from: encoding) }
    block.records = block.text
    try readRecords(block, from: source)
  }

  private func readRecords(_ block: CommentBlock, from source: any BlockSource) throws(CorpusError) {
    switch plan {
    case .text: return
    case .delimited(let plan):
      block.startComments(hasGroups: plan.group != nil, hasDocuments: plan.document != nil)
      var records = DelimitedRecords(plan, block, self, source)
      try records.read()
    case .json(let plan):
      block.startComments(hasGroups: plan.group != nil, hasDocuments: plan.document != nil)
      var records = JSONRecords(plan, block, self, source)
      try records.read()
    case .frames(let plan):
      block.startComments(hasGroups: plan.group != nil, hasDocuments: false)
      var records = FramedRecords(plan, block, self, source)
      try records.read()
    }
    block.finishComments()
    tally.add(block.lines?.count ?? 0)
  }
}

extension RecordReader {
  /// Reads the first JSON record, so that a file without the wanted field is named before any work.
  /// - Throws: `CorpusError.badRecord` with `BadRecordPolicy.stop`.
  func check(_ head: HeadText) throws(CorpusError) {
    guard case .json(let plan) = plan, policy == .stop, let end = plan.layout.firstRecordEnd(in: head) else { return }
    let block = CommentBlock()
    head.bytes.withUnsafeBytes { block.raw.append(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
    block.setText(0..<end, addsNewline: true)
    block.endsSource = head.isWhole && end == head.bytes.count
    try readRecords(block, from: HeadSource())
    tally.reset()
  }
}

/// Stands for the source of a first record.
private final class HeadSource: BlockSource {
  let servesManyThreads = false
  let description = SourceDescription(name: "", byteCount: 0, sha256: "")

  func next(_ block: CommentBlock) -> Bool { false }
  func line(of start: BlockStart) -> Int { 0 }
}
