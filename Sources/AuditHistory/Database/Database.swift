internal import CSQLite
package import SystemPackage

/// What is done with an SQLite file; one thread at a time.
package struct Database {
  private let connection: Connection

  /// Opens a file, or makes an empty one.
  /// - Parameters:
  ///   - creates: whether a file that is missing is made.
  ///   - waitMilliseconds: how long to wait where another process has locked it.
  package init(_ path: FilePath, creates: Bool, waitMilliseconds: Int) throws(AuditHistoryError) {
    connection = try Connection(path, creates: creates, waitMilliseconds: waitMilliseconds)
  }

  var path: FilePath { connection.path }

  /// Runs statements that return nothing.
  package func run(_ statements: String) throws(AuditHistoryError) {
    try connection.check(connection.sqlite.exec(connection.handle, statements, nil, nil, nil))
  }

  func prepare(_ sql: String) throws(AuditHistoryError) -> Statement {
    var prepared: OpaquePointer?
    try connection.check(connection.sqlite.prepare_v2(connection.handle, sql, -1, &prepared, nil))
    guard let prepared else { throw .failed(path, reason: "an empty statement") }
    return Statement(connection, prepared)
  }

  /// Does `body` whole or not at all; nobody else writes meanwhile.
  /// - Parameter commit: runs the commit it is given.
  func transaction<Result>(
    commit: (() throws(AuditHistoryError) -> Void) throws(AuditHistoryError) -> Void = {
      commit throws(AuditHistoryError) in try commit()
    },
    _ body: () throws(AuditHistoryError) -> Result
  ) throws(AuditHistoryError) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(AuditHistoryError) {
      let result = try body()
      try commit { () throws(AuditHistoryError) in try run("COMMIT") }
      return result
    } catch {
      // Where this fails too, SQLite has rolled back by itself.
      try? run("ROLLBACK")
      throw error
    }
  }

  var lastInsertedRow: Int { Int(connection.sqlite.last_insert_rowid(connection.handle)) }
}
