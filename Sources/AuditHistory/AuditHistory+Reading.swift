internal import CorpusReading

extension AuditHistory {
  /// The audits in order of their dates, of one date as they were recorded, with the figures of the whole text.
  /// - Parameter since: a date as `AuditHistory.isDate` takes it; earlier audits are left out. Of a date that says less
  ///   than an audit's, as a year does, all of that year counts.
  public func audits(since: String? = nil) throws(AuditHistoryError) -> [RecordedAudit] {
    var audits: [RecordedAudit] = []
    try database.prepare(
      """
      SELECT id, label, date, recorded_at, tool_version, vocabulary, vocabulary_digest, vocabulary_size,
        pipeline_fingerprint, corpus_digest FROM audit
      WHERE substr(date, 1, length(?1)) >= substr(?1, 1, length(date)) ORDER BY date, id
      """
    ).rows([.text(since ?? "")]) { row throws(AuditHistoryError) in
      let record = AuditRecord(
        label: row.text(1), toolVersion: row.text(4), vocabulary: row.text(5), vocabularyDigest: row.text(6),
        vocabularySize: row.integer(7), pipelineFingerprint: row.text(8), sources: [], figures: [], gates: [])
      audits.append(
        RecordedAudit(
          id: row.integer(0), recordedAt: row.text(3), date: row.text(2), corpusDigest: row.text(9), record: record))
    }
    let (sources, figures, gates) = (try sourceStatement(), try figureStatement(), try gateStatement())
    for place in audits.indices {
      let id: [Statement.Value] = [.integer(audits[place].id)]
      var record = audits[place].record
      try sources.rows(id) { row throws(AuditHistoryError) in
        record.sources.append(SourceDescription(name: row.text(0), byteCount: row.integer(1), sha256: row.text(2)))
      }
      try figures.rows(id) { row throws(AuditHistoryError) in record.figures.append(AuditRecord.Figure(row)) }
      try gates.rows(id) { row throws(AuditHistoryError) in
        record.gates.append(
          AuditRecord.Gate(
            condition: row.text(0), figure: row.text(1), limit: row.real(2), value: row.optionalReal(3),
            isFailed: row.integer(4) != 0))
      }
      audits[place].record = record
    }
    return audits
  }

  /// Whether a text is a date as labels begin with it: `2026`, `2026-03` or `2026-03-09`.
  public static func isDate(_ text: String) -> Bool { AuditRecord.date(at: text, isWhole: true) != nil }

  private func sourceStatement() throws(AuditHistoryError) -> Statement {
    try database.prepare("SELECT name, bytes, sha256 FROM source WHERE audit = ? ORDER BY place")
  }

  private func figureStatement() throws(AuditHistoryError) -> Statement {
    try database.prepare(
      """
      SELECT name, typeof(value) = 'integer', value, low, high, standard_error FROM figure
      WHERE audit = ? AND slice = '' ORDER BY name
      """)
  }

  private func gateStatement() throws(AuditHistoryError) -> Statement {
    try database.prepare("SELECT condition, figure, bound, value, failed FROM gate WHERE audit = ? ORDER BY place")
  }
}

extension AuditRecord.Figure {
  fileprivate init(_ row: Statement) {
    self.init(
      slice: "", name: row.text(0), value: row.integer(1) != 0 ? .count(row.integer(2)) : .rate(row.real(2)),
      low: row.optionalReal(3), high: row.optionalReal(4), standardError: row.optionalReal(5))
  }
}
