import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// The script in `examples/weekly-audit`, as a job runs it week after week.
@Suite struct WeeklyAuditTests {
  private static let folder = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent()
    .appending("examples/weekly-audit")

  private func week(_ folder: FilePath, _ label: String, _ comments: String, gates: String? = nil) throws
    -> ChildProcess
  {
    try Data(comments.utf8).write(to: URL(filePath: folder.appending("week.txt").string))
    let settings = [
      "KC_VOCAB=\(CommandRun.executable)", "LABEL=\(label)", "STATE=state", "GITHUB_STEP_SUMMARY=summary",
    ]
    return try ChildProcess(
      "/usr/bin/env",
      settings + (gates.map { ["GATES=\($0)"] } ?? [])
        + [Self.folder.appending("weekly-audit").string, "vocab.txt", "week.txt"], in: folder)
  }

  private func text(_ folder: FilePath, _ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: folder.appending(name).string) ?? Data(), as: UTF8.self)
  }

  @Test func `keeps the baseline and the history, fails on a gate, and writes summary and pages`() throws {
    try withTemporaryFolder { folder in
      try Data(AuditCommandTests.vocabulary.utf8).write(to: URL(filePath: folder.appending("vocab.txt").string))
      let good = String(repeating: "가나\n", count: 200)
      let first = try week(folder, "2026-01-05", good)
      #expect(first.status == 0 && first.errorOutput.isEmpty)
      let baseline = text(folder, "state/baseline.json")
      #expect(baseline.hasPrefix("{") && baseline == text(folder, "out/audit.json"))

      let second = try week(folder, "2026-01-12", good + String(repeating: "가뷁\n", count: 100))
      #expect(second.status == 3)
      #expect(
        String(decoding: second.errorOutput, as: UTF8.self).hasPrefix("error: gates failed: unknown_line_rate.low>1%"))
      #expect(text(folder, "state/baseline.json") == baseline)
      #expect(text(folder, "out/summary.md").contains("## Since state/baseline.json"))
      #expect(text(folder, "out/trend.html").contains("2026-01-12") && text(folder, "out/audit.html").contains("뷁"))
      let summary = text(folder, "summary")
      #expect(summary.contains("1 audit, from 2026-01-05 to 2026-01-05"))
      #expect(summary.contains("2 audits, from 2026-01-05 to 2026-01-12"))

      // Gates of one's own; and a week that is run again.
      #expect(try week(folder, "2026-01-19", good, gates: "tokens_per_word>9\n\ndrift>0.9").status == 0)
      #expect(try week(folder, "2026-01-19", good, gates: "").status == 0)
      #expect(text(folder, "out/summary.md").contains("2 audits, from 2026-01-05 to 2026-01-12"))
    }
  }

  @Test func `ends with 1 and writes no baseline where the audit itself fails`() throws {
    try withTemporaryFolder { folder in
      try Data(AuditCommandTests.vocabulary.utf8).write(to: URL(filePath: folder.appending("vocab.txt").string))
      #expect(try week(folder, "2026-01-05", "").status == 1)
      #expect(text(folder, "state/baseline.json").isEmpty)
    }
  }

  @Test func `is what the workflow runs, with the names that the workflow keeps`() {
    let workflow = text(Self.folder, "weekly-audit.yml")
    for part in [
      "run: scripts/weekly-audit vocab/mine comments.jsonl --text-field body", "STATE: audits", "OUTPUT: out",
      "path: out", "cd audits", "git push origin HEAD:audits",
    ] {
      #expect(workflow.contains(part), "\(part)")
    }
    #expect(!workflow.contains("\t"))
  }
}
