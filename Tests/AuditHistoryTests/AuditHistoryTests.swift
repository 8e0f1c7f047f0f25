import FoundationEssentials
import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

import AuditHistory

@Suite struct AuditHistoryTests {
  private func withHistory(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { try body($0.appending("h.sqlite")) }
  }

  @Test func `What is recorded comes back`() throws {
    try withHistory { path in
      let gate = AuditRecord.Gate(
        condition: "unknown_line_rate>20%", figure: "unknown_line_rate", limit: 0.2, value: 0.25, isFailed: true)
      let unmeasured = AuditRecord.Gate(
        condition: "drift>0.1", figure: "drift", limit: 0.1, value: nil, isFailed: false)
      let sample = AuditRecord.sample("2026-03 '; DROP TABLE audit", sha256: ["bb", "aa"], gates: [gate, unmeasured])
      #expect(try AuditHistory(adding: path).record([sample]) == [.added])
      let audits = try AuditHistory(reading: path).audits()
      #expect(audits.map(\.record) == [sample.asRead])
      #expect(audits.map(\.date) == ["2026-03"])
      #expect(audits.map(\.corpusDigest) == [sample.corpusDigest])
      #expect(audits[0].recordedAt.count == 20 && audits[0].recordedAt.hasSuffix("Z"))
    }
  }

  @Test func `The same audit twice is one row, and keeps its first label`() throws {
    try withHistory { path in
      let history = try AuditHistory(adding: path)
      #expect(try history.record([.sample("2026-03"), .sample("again")]) == [.added, .known(label: "2026-03")])
      // What a baseline, another vocabulary or groups add makes no other audit.
      var compared = AuditRecord.sample("compared")
      compared.figures.append(
        AuditRecord.Figure(slice: "", name: "drift", value: .rate(0.5), low: nil, high: nil, standardError: nil))
      #expect(try history.record([compared]) == [.known(label: "2026-03")])
      // Files in another order are the same corpus.
      #expect(try history.record([.sample("a", sha256: ["x", "y"])]) == [.added])
      #expect(try history.record([.sample("b", sha256: ["y", "x"])]) == [.known(label: "a")])
      for other in [
        AuditRecord.sample("", tokens: 6), .sample("", sha256: ["ab"]), .sample("", vocabularyDigest: "d2"),
      ] {
        #expect(try history.record([other]) == [.added])
      }
      #expect(try history.audits().count == 5)
    }
  }

  @Test func `Audits are ordered by the dates of their labels, else by the day of recording`() throws {
    try withHistory { path in
      let labels = ["2026-03", "2025-12-31", "later", "2026-01", "2024", "2026-02-01 reviews"]
      let history = try AuditHistory(adding: path)
      for (place, label) in labels.enumerated() { try history.record([.sample(label, tokens: place)]) }
      let ordered = ["2024", "2025-12-31", "2026-01", "2026-02-01 reviews", "2026-03", "later"]
      #expect(try history.audits().map(\.record.label) == ordered)
      for (since, count) in [("2024", 6), ("2025", 5), ("2026", 4), ("2026-02", 3), ("2026-03-15", 2), ("9999", 0)] {
        #expect(try history.audits(since: since).count == count, "\(since)")
      }
    }
  }

  static let dates: [(text: String, date: String?)] = [
    ("2026", "2026"), ("2026-03", "2026-03"), ("2026-03-09", "2026-03-09"), ("2026-03 a", "2026-03"),
    ("2026-03_a", "2026-03"), ("2026-13", nil), ("2026-3", nil), ("2026-03-32", nil), ("20260309", nil), ("2026a", nil),
    ("2026-03-09T10", nil), ("202", nil), ("", nil), ("가2026", nil), ("2026가", nil), ("２０２６", nil), ("2026-", nil),
  ]

  @Test(arguments: dates) func `A label that begins with a date has that date`(_ text: String, _ date: String?) {
    #expect(AuditRecord.date(at: text) == date)
    #expect(AuditHistory.isDate(text) == (date == text))
  }

  @Test func `Threads that record at once lose nothing`() throws {
    try withHistory { path in
      let problems = Mutex<[String]>([])
      withThreads(4) { thread in
        do {
          for place in 0..<25 {
            try AuditHistory(adding: path).record([.sample("a", tokens: thread * 1_000 + place)])
          }
        } catch { problems.withLock { $0.append("\(error)") } }
      }
      let found = problems.withLock { $0 }
      #expect(found.isEmpty, "\(found)")
      let audits = try AuditHistory(reading: path).audits()
      #expect(audits.count == 100)
    }
  }

  private func withThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let pairs = (0..<count).map { number in Worker(number: number, body: body) }
    let threads = pairs.map { worker -> pthread_t in
      var thread = pthread_t()
      let context = Unmanaged.passRetained(worker).toOpaque()
      let code = pthread_create(&thread, nil, { Worker.start($0) }, context)
      #expect(code == 0)
      return thread
    }
    for thread in threads { #expect(pthread_join(thread, nil) == 0) }
  }
}

private final class Worker: Sendable {
  private let number: Int
  private let body: @Sendable (Int) -> Void

  init(number: Int, body: @escaping @Sendable (Int) -> Void) { (self.number, self.body) = (number, body) }

  static func start(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let worker = Unmanaged<Worker>.fromOpaque(context).takeRetainedValue()
    worker.body(worker.number)
    return nil
  }
}
