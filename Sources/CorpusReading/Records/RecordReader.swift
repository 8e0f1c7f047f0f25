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

  init(_ input: CheckedInput, policy: BadRecordPolicy, log: SkippedRecordLog, groupNames: GroupNames) {
    path = input.opened.path
    plan = input.plan
    encoding = input.encoding
    self.policy = policy
    self.log = log
    self.groupNames = groupNames
  }

  /// Replaces the block's raw text by its comments.
  /// - Parameter source: where the block came from, to find its line if a record is bad.
  /// - Throws: `CorpusError.badRecord` with `BadRecordPolicy.stop`.
  func read(_ block: CommentBlock, from source: any BlockSource) throws(CorpusError) {
    if encoding == .cp949 { try block.convert(from: encoding) }
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
  }

  /// Refuses or leaves out a record that is bad at `offset` of the block's raw text.
  func reject(
    _ reason: BadRecordReason, at offset: Int, _ block: CommentBlock, _ source: any BlockSource
  ) throws(CorpusError) {
    let before = UnsafeRawBufferPointer(rebasing: block.text[..<offset])
    let column = offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
    let line = newlineCount(before)
    switch policy {
    case .skip: log.add(block.rawPlace(line: line, byte: column), reason)
    case .stop:
      let first = try source.line(of: block.start)
      throw .badRecord(BadRecord(path: path, line: first + line + 1, column: column + 1, reason: reason))
    }
  }
}

extension RecordReader {
  /// Reads the first JSON record, so that a file without the wanted field is named before any work.
  /// - Throws: `CorpusError.badRecord` with `BadRecordPolicy.stop`.
  func check(_ head: HeadText) throws(CorpusError) {
    guard case .json = plan, policy == .stop else { return }
    let end = head.bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? head.bytes.count
    guard head.isWhole || end < head.bytes.count else { return }
    let block = CommentBlock()
    head.bytes.withUnsafeBytes { block.raw.append(UnsafeRawBufferPointer(rebasing: $0[..<end])) }
    block.setText(0..<end, addsNewline: true)
    try readRecords(block, from: HeadSource())
  }
}

/// Stands for the source of a first record.
private final class HeadSource: BlockSource {
  let servesManyThreads = false
  let description = SourceDescription(name: "", byteCount: 0, sha256: "")

  func next(_ block: CommentBlock) -> Bool { false }
  func line(of start: BlockStart) -> Int { 0 }
}
