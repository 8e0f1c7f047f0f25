internal import CSQLite

/// A prepared statement of one connection.
final class Statement {
  /// A value that a column can hold.
  enum Value: Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  /// Kept as long as its statements are.
  private let connection: Connection
  private let statement: OpaquePointer

  init(_ connection: Connection, _ statement: OpaquePointer) {
    (self.connection, self.statement) = (connection, statement)
  }

  private var sqlite: kc_sqlite { connection.sqlite }

  deinit {
    // Says again what the last step said, which was looked at.
    if sqlite.finalize(statement) != SQLITE_OK { return }
  }

  /// Runs it with these parameters and tells each row to `body`.
  func rows(_ parameters: [Value] = [], _ body: (Statement) throws(AuditHistoryError) -> Void) throws(AuditHistoryError)
  {
    try bind(parameters)
    while true {
      let code = sqlite.step(statement)
      guard code == SQLITE_ROW else {
        guard code == SQLITE_DONE else { throw connection.error(code) }
        return try connection.check(sqlite.reset(statement))
      }
      try body(self)
    }
  }

  func run(_ parameters: [Value] = []) throws(AuditHistoryError) {
    try rows(parameters) { _ throws(AuditHistoryError) in }
  }

  private func bind(_ parameters: [Value]) throws(AuditHistoryError) {
    for (index, parameter) in parameters.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch parameter {
        case .null: sqlite.bind_null(statement, place)
        case .integer(let number): sqlite.bind_int64(statement, place, Int64(number))
        case .real(let number): sqlite.bind_double(statement, place, number)
        case .text(let text): kc_sqlite_bind_text(statement, place, text)
        }
      try connection.check(code)
    }
  }

  // MARK: - The present row

  func integer(_ column: Int32) -> Int { Int(sqlite.column_int64(statement, column)) }
  func real(_ column: Int32) -> Double { sqlite.column_double(statement, column) }
  func text(_ column: Int32) -> String { sqlite.column_text(statement, column).map { String(cString: $0) } ?? "" }

  func optionalReal(_ column: Int32) -> Double? {
    sqlite.column_type(statement, column) == SQLITE_NULL ? nil : real(column)
  }
}
