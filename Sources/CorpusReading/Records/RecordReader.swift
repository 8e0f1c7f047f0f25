internal import SystemPackage

/// Turns the raw records of one source's blocks into comments, in the thread that has the block.
struct RecordReader: Sendable {
  let path: FilePath
  let plan: RecordPlan
  /// CP949 where blocks hold it; other encodings are converted before they are cut into blocks.
  let encoding: TextEncoding
  let policy: BadRecordPolicy
  let log: SkippedRecordLog
  let groupNames: GroupNames
  private let tally = RecordTally()
  /// Looks for the encoding where the head had nothing but ASCII; nil if it is known.
  private let encodingWatch: EncodingWatch?

  init(_ input: CheckedInput, policy: BadRecordPolicy, log: SkippedRecordLog, groupNames: GroupNames) {
    path = input.opened.path
    plan = input.plan
    encoding = input.encoding
    self.policy = policy
    self.log = log
    self.groupNames = groupNames
    encodingWatch = input.leavesEncodingOpen ? EncodingWatch(path) : nil
  }

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
    }
    block.finishComments()
    tally.add(block.lines?.count ?? 0)
  }

  /// Refuses or leaves out a record that is bad at `offset` of the block's raw text.
  func reject(
    _ reason: BadRecordReason, at offset: Int, _ block: CommentBlock, _ source: any BlockSource
  ) throws(CorpusError) {
    guard policy == .skip else { throw try failure(reason, at: offset, block, source) }
    let place = block.recordPlace(of: offset)
    log.add(place, reason)
    tally.skip(place, reason)
  }

  /// The error of a record that is bad at `offset` of the block's raw text.
  func failure(
    _ reason: BadRecordReason, at offset: Int, _ block: CommentBlock, _ source: any BlockSource
  ) throws(CorpusError) -> CorpusError {
    let place = block.recordPlace(of: offset)
    let line = try source.line(of: block.start) + place.line
    return .badRecord(BadRecord(path: path, line: line + 1, column: place.byte + 1, reason: reason))
  }

  /// Ends the source: what was left out must not be most of it.
  /// - Throws: `CorpusError.mostRecordsSkipped`.
  func finish(_ source: any BlockSource) throws(CorpusError) {
    guard let found = tally.mostlySkipped else { return }
    let line = try source.line(of: found.place.start) + found.place.line
    let first = BadRecord(path: path, line: line + 1, column: found.place.byte + 1, reason: found.reason)
    throw .mostRecordsSkipped(path, SkippedShare(skipped: found.skipped, total: found.total, first: first))
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
