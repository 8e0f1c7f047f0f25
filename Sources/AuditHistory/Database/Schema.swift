/// The tables of a history, and how those of an older version become them.
package enum Schema {
  /// Marks the file as a history: `kcvh` in ASCII, as SQLite's `application_id`.
  static let applicationID = 0x6B63_7668

  /// Each makes the schema of one version of that before; the first makes version 1 of an empty file.
  ///
  /// A script that was released is never changed: a change to the schema is another script at the end.
  package static let migrations = [version1, version2]

  package static var version: Int { migrations.count }

  private static let version1 = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      label TEXT NOT NULL,
      date TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      tool_version TEXT NOT NULL,
      vocabulary TEXT NOT NULL,
      vocabulary_digest TEXT NOT NULL,
      vocabulary_size INTEGER NOT NULL,
      pipeline_fingerprint TEXT NOT NULL,
      corpus_digest TEXT NOT NULL
    );
    CREATE TABLE source (
      audit INTEGER NOT NULL REFERENCES audit ON DELETE CASCADE,
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (audit, place)
    ) WITHOUT ROWID;
    CREATE TABLE figure (
      audit INTEGER NOT NULL REFERENCES audit ON DELETE CASCADE,
      slice TEXT NOT NULL,
      name TEXT NOT NULL,
      value NOT NULL,
      low REAL,
      high REAL,
      standard_error REAL,
      PRIMARY KEY (audit, slice, name)
    ) WITHOUT ROWID;
    CREATE TABLE gate (
      audit INTEGER NOT NULL REFERENCES audit ON DELETE CASCADE,
      place INTEGER NOT NULL,
      condition TEXT NOT NULL,
      figure TEXT NOT NULL,
      bound REAL NOT NULL,
      value REAL,
      failed INTEGER NOT NULL,
      PRIMARY KEY (audit, place)
    ) WITHOUT ROWID;
    """

  /// What most questions are about, without joins.
  private static let version2 = """
    CREATE VIEW trend AS
      SELECT audit.id AS audit, label, date, vocabulary, vocabulary_digest, pipeline_fingerprint, name, value, low, high
      FROM audit JOIN figure ON figure.audit = audit.id WHERE slice = '' ORDER BY date, audit.id;
    """
}

extension Database {
  private static let noTables = "SELECT count(*) = 0 FROM sqlite_schema"

  /// Brings the tables up to this version, all at once; leaves the file as it is if they are.
  /// - Throws: `AuditHistoryError.foreignDatabase`, `.newerSchema`, and what the file gives.
  package func migrate(_ migrations: [String] = Schema.migrations) throws(AuditHistoryError) {
    guard try requireSchema(migrations.count) < migrations.count else { return }
    try transaction { () throws(AuditHistoryError) in
      // Another process may have been faster.
      let version = try requireSchema(migrations.count)
      for migration in migrations.dropFirst(version) { try run(migration) }
      try run("PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(migrations.count)")
    }
  }

  /// The version of the file's tables, 0 where it has none.
  private func requireSchema(_ expected: Int) throws(AuditHistoryError) -> Int {
    let version = try number("PRAGMA user_version")
    let application = try number("PRAGMA application_id")
    if application == 0 && version == 0, try number(Self.noTables) == 1 { return 0 }
    guard application == Schema.applicationID else { throw .foreignDatabase(path) }
    guard version <= expected else {
      throw .newerSchema(path, found: version, expected: expected)
    }
    return version
  }

  /// The first column of the first row.
  package func number(_ sql: String) throws(AuditHistoryError) -> Int {
    var result = 0
    try prepare(sql).rows { row throws(AuditHistoryError) in result = row.integer(0) }
    return result
  }
}
