import DurableFiles
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

import AuditHistory

@Suite struct SchemaTests {
  private func withHistory(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { try body($0.appending("h.sqlite")) }
  }

  private func open(_ path: FilePath) throws -> Database {
    try Database(path, creates: true, waitMilliseconds: 50)
  }

  @Test func `A history of each earlier version is brought up to this one, with what it holds`() throws {
    for version in 1..<Schema.version {
      try withHistory { path in
        let old = try open(path)
        try old.migrate(Array(Schema.migrations.prefix(version)))
        #expect(try old.number("PRAGMA user_version") == version)
        try old.run(
          "INSERT INTO audit VALUES (1, 'd', 'old', '2025', '2025-01-01T00:00:00Z', '', 'v', 'd1', 9, 'p', 'c')")
        let history = try AuditHistory(adding: path)
        #expect(try history.database.number("PRAGMA user_version") == Schema.version)
        try history.record([.sample("2026")])
        #expect(try history.audits().map(\.record.label) == ["old", "2026"])
        #expect(try history.database.number("SELECT count(*) FROM trend WHERE label = '2026'") == 4)
      }
    }
  }

  @Test func `A migration that fails changes nothing`() throws {
    try withHistory { path in
      let database = try open(path)
      try database.migrate()
      #expect(throws: AuditHistoryError.self) {
        try database.migrate(Schema.migrations + ["CREATE TABLE more (a)", "CREATE TABLE more (a)"])
      }
      #expect(try database.number("PRAGMA user_version") == Schema.version)
      #expect(try database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'more'") == 0)
    }
  }

  @Test func `What is no history is told apart`() throws {
    try withHistory { path in
      #expect(throws: AuditHistoryError.file(.missing(path))) { try AuditHistory(reading: path) }
      let folder = path.removingLastComponent()
      #expect(throws: AuditHistoryError.file(.isDirectory(folder))) { try AuditHistory(adding: folder) }
      let nowhere = folder.appending("none/h.sqlite")
      #expect(throws: AuditHistoryError.file(.unwritable(nowhere, .noSuchFileOrDirectory))) {
        try AuditHistory(adding: nowhere)
      }
      #expect(throws: AuditHistoryError.notDatabase("/dev/null")) { try AuditHistory(adding: "/dev/null") }
      try Data("가나다\n".utf8).write(to: URL(filePath: path.string))
      #expect(throws: AuditHistoryError.notDatabase(path)) { try AuditHistory(adding: path) }
      #expect(try Data(contentsOf: URL(filePath: path.string)) == Data("가나다\n".utf8))
    }
  }

  @Test func `Databases of other programs and newer versions are left alone`() throws {
    try withHistory { path in
      let database = try open(path)
      try database.run("CREATE TABLE other (a)")
      #expect(throws: AuditHistoryError.foreignDatabase(path)) { try AuditHistory(adding: path) }
      #expect(try database.number("SELECT count(*) FROM sqlite_schema") == 1)
    }
    try withHistory { path in
      try AuditHistory(adding: path).record([.sample("a")])
      try open(path).run("PRAGMA user_version = 99")
      #expect(throws: AuditHistoryError.newerSchema(path, found: 99, expected: Schema.version)) {
        try AuditHistory(adding: path)
      }
      #expect(throws: AuditHistoryError.newerSchema(path, found: 99, expected: Schema.version)) {
        try AuditHistory(reading: path)
      }
    }
  }

  @Test func `A history that another process keeps to itself is waited for, and then given up`() throws {
    try withHistory { path in
      let history = try AuditHistory(adding: path, waitMilliseconds: 50)
      let other = try open(path)
      try other.run("BEGIN EXCLUSIVE")
      #expect(throws: AuditHistoryError.locked(path, milliseconds: 50)) { try history.record([.sample("a")]) }
      #expect(throws: AuditHistoryError.locked(path, milliseconds: 50)) {
        try AuditHistory(reading: path, waitMilliseconds: 50).audits()
      }
      try other.run("COMMIT")
      #expect(try history.record([.sample("a")]) == [.added])
    }
  }

  @Test func `A history that was cut off or overwritten is damaged, or none`() throws {
    try withHistory { path in
      let history = try AuditHistory(adding: path)
      for place in 0..<50 { try history.record([.sample("a", tokens: place)]) }
      let bytes = try Data(contentsOf: URL(filePath: path.string))
      var generator = SeededGenerator(seed: 1)
      for _ in 0..<100 {
        var changed = bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))
        for _ in 0..<Int.random(in: 0...30, using: &generator) where !changed.isEmpty {
          changed[Int.random(in: changed.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        try Data(changed).write(to: URL(filePath: path.string))
        // Whatever is there: an error that names it, or what can be read.
        do { _ = try AuditHistory(reading: path).audits() } catch is AuditHistoryError {}
      }
    }
  }
}
