internal import CorpusReading
internal import DurableFiles
public import SystemPackage

/// Audits in a file that many processes may add to: an SQLite database, described in `docs/history.md`.
///
///     let history = try AuditHistory(adding: "audits.sqlite")
///     try history.record(AuditRecord.records(of: report, sources: sources, label: "2026-03", toolVersion: "1.0"))
public final class AuditHistory {
  let path: FilePath
  package let database: Database

  /// How long another process may keep the file to itself before this one gives up.
  public static let waitMilliseconds = 10_000

  /// Opens a history to add to it; it is made if it is missing, and brought up to this version if it is older.
  public convenience init(
    adding path: FilePath, waitMilliseconds: Int = waitMilliseconds
  ) throws(AuditHistoryError) {
    try self.init(path, creates: true, waitMilliseconds)
  }

  /// Opens a history that is there.
  public convenience init(
    reading path: FilePath, waitMilliseconds: Int = waitMilliseconds
  ) throws(AuditHistoryError) {
    try self.init(path, creates: false, waitMilliseconds)
  }

  private init(_ path: FilePath, creates: Bool, _ waitMilliseconds: Int) throws(AuditHistoryError) {
    self.path = path
    database = try Database(path, creates: creates, waitMilliseconds: waitMilliseconds)
    try database.migrate()
  }

  /// Adds audits, all of them or none; an audit that is there already stays as it is.
  ///
  /// When it returns the audits are on the disk. A process that is killed meanwhile leaves the file as it was.
  /// - Returns: What became of each.
  /// - Complexity: O(figures); one synchronisation of the disk.
  @discardableResult
  public func record(_ audits: [AuditRecord]) throws(AuditHistoryError) -> [RecordingOutcome] {
    try database.transaction(commit: { commit throws(AuditHistoryError) in
      try OutputLedger.update { outputs throws(AuditHistoryError) in
        try commit()
        outputs.written.append(path)
      }
    }) { () throws(AuditHistoryError) in
      var outcomes: [RecordingOutcome] = []
      for audit in audits { outcomes.append(try add(audit)) }
      return outcomes
    }
  }

  private func add(_ audit: AuditRecord) throws(AuditHistoryError) -> RecordingOutcome {
    var known: String?
    let digest = audit.digest
    try database.prepare("SELECT label FROM audit WHERE digest = ?").rows([.text(digest)]) {
      row throws(AuditHistoryError) in known = row.text(0)
    }
    if let known { return .known(label: known) }
    try database.prepare(
      """
      INSERT INTO audit (digest, label, date, recorded_at, tool_version, vocabulary, vocabulary_digest, vocabulary_size,
        pipeline_fingerprint, corpus_digest)
      VALUES (?, ?, coalesce(?, date('now')), strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?)
      """
    ).run([
      .text(digest), .text(audit.label), audit.labelledDate.map { .text($0) } ?? .null, .text(audit.toolVersion),
      .text(audit.vocabulary), .text(audit.vocabularyDigest), .integer(audit.vocabularySize),
      .text(audit.pipelineFingerprint), .text(audit.corpusDigest),
    ])
    try addParts(of: audit, row: .integer(database.lastInsertedRow))
    return .added
  }

  private func addParts(of audit: AuditRecord, row id: Statement.Value) throws(AuditHistoryError) {
    let source = try database.prepare("INSERT INTO source VALUES (?, ?, ?, ?, ?)")
    for (place, one) in audit.sources.enumerated() {
      try source.run([id, .integer(place), .text(one.name), .integer(one.byteCount), .text(one.sha256)])
    }
    let figure = try database.prepare("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?)")
    for one in audit.figures {
      let value: Statement.Value =
        switch one.value {
        case .count(let count): .integer(count)
        case .rate(let rate): .real(rate)
        }
      try figure.run([
        id, .text(one.slice), .text(one.name), value, .init(one.low), .init(one.high), .init(one.standardError),
      ])
    }
    let gate = try database.prepare("INSERT INTO gate VALUES (?, ?, ?, ?, ?, ?, ?)")
    for (place, one) in audit.gates.enumerated() {
      try gate.run([
        id, .integer(place), .text(one.condition), .text(one.figure), .real(one.limit), .init(one.value),
        .integer(one.isFailed ? 1 : 0),
      ])
    }
  }
}

extension Statement.Value {
  fileprivate init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
}
