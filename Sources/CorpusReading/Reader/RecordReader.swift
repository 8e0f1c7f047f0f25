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
  let tally = RecordTally()
  /// Looks for the encoding where the head had nothing but ASCII; nil if it is known.
  let encodingWatch: EncodingWatch?

  init(_ input: CheckedInput, policy: BadRecordPolicy, log: SkippedRecordLog, groupNames: GroupNames) {
    path = input.opened.path
    plan = input.plan
    encoding = input.encoding
    self.policy = policy
    self.log = log
    self.groupNames = groupNames
    encodingWatch = input.leavesEncodingOpen ? EncodingWatch(path) : nil
  }

  /// Refuses or leaves out a record that is bad at `offset` of the block's raw text.
  func reject(
    _ reason: BadRecordReason, at offset: Int, _ block: CommentBlock, _ source: any BlockSource
  ) throws(CorpusError) {
    try reject(reason, at: block.recordPlace(of: offset), source)
  }

  /// Refuses or leaves out a record that is bad at a place.
  func reject(_ reason: BadRecordReason, at place: CorpusPlace, _ source: any BlockSource) throws(CorpusError) {
    guard policy == .skip else { throw try failure(reason, at: place, source) }
    log.add(place, reason)
    tally.skip(place, reason)
  }

  /// The error of a record that is bad at `offset` of the block's raw text.
  func failure(
    _ reason: BadRecordReason, at offset: Int, _ block: CommentBlock, _ source: any BlockSource
  ) throws(CorpusError) -> CorpusError {
    try failure(reason, at: block.recordPlace(of: offset), source)
  }

  private func failure(
    _ reason: BadRecordReason, at place: CorpusPlace, _ source: any BlockSource
  ) throws(CorpusError) -> CorpusError {
    let line = try source.line(of: place.start) + place.line
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
