import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct HistoryCommandTests {
  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", AuditCommandTests.vocabulary)
      try write(folder, "a.txt", AuditCommandTests.comments)
      try body(folder)
    }
  }

  private func write(_ folder: FilePath, _ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string))
  }

  private func audit(_ folder: FilePath, _ file: String, _ more: String...) throws -> CommandRun {
    try CommandRun(["audit", "vocab.txt", file, "--record", "h.sqlite"] + more, in: folder)
  }

  /// A history of weekly audits, of which the last four have more unknown lines.
  private func recordWeeks(_ folder: FilePath) throws {
    for week in 1...10 {
      let unknown = String(repeating: "뷁\n", count: (week > 6 ? 60 : 20) + week % 3)
      try write(folder, "week.txt", unknown + String(repeating: "가나\n", count: 100 + week))
      let label = "2026-01-" + (week < 10 ? "0" : "") + "\(week)"
      #expect(try audit(folder, "week.txt", "--label", label, "--fail-if", "unknown_line_rate>90%").status == 0)
    }
  }

  @Test func `Recorded audits are shown, with their trend`() throws {
    try inFolder { folder in
      try recordWeeks(folder)
      let run = try CommandRun(["history", "h.sqlite"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      let text = run.text
      #expect(text.hasPrefix("History h.sqlite\n  10 audits, from 2026-01-01 to 2026-01-10\n\nvocab.txt: 10 audits\n"))
      for part in [
        "comments with [UNK]       35.503 %   35.673 %  ▁▁▁▁▁▁████  2026-01-07\n", "Changes of level\n",
        "\nAudits\n", "2026-01-10", "passed",
      ] {
        #expect(text.contains(part), "\(part)\n\(text)")
      }
      for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test func `JSON tells the figures, the points and the changes`() throws {
    try inFolder { folder in
      try recordWeeks(folder)
      let run = try CommandRun(["history", "h.sqlite", "--json"], in: folder)
      let history = try JSONDecoder().decode(History.self, from: Data(run.output))
      #expect(history.schema == "kc-vocab/history/1")
      #expect(history.audits.count == 10 && history.trends.count == 1)
      #expect(history.audits[0].sources.map(\.name) == ["week.txt"])
      #expect(history.audits[0].figures["lines"]?.value == 122)
      let rate = try #require(history.trends[0].rates.first { $0.rate == "unknown_line_rate" })
      #expect(rate.points.count == 10 && rate.changes.map(\.audit) == [6])
      // The same history gives the same bytes.
      #expect(try CommandRun(["history", "h.sqlite", "--json"], in: folder).output == run.output)
    }
  }

  private struct History: Decodable {
    struct Audit: Decodable {
      struct Source: Decodable { var name: String }
      struct Figure: Decodable { var value: Double }
      var sources: [Source]
      var figures: [String: Figure]
    }
    struct Trend: Decodable { var rates: [Rate] }
    struct Rate: Decodable {
      struct Point: Decodable { var audit: Int }
      struct Change: Decodable { var audit: Int }
      var rate: String
      var points: [Point]
      var changes: [Change]
    }
    var schema: String
    var audits: [Audit]
    var trends: [Trend]
  }

  @Test func `The page and the Markdown are of the same history`() throws {
    try inFolder { folder in
      try recordWeeks(folder)
      let run = try CommandRun(
        ["history", "h.sqlite", "--markdown", "--html", "t.html", "--since", "2026-01-05"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text.hasPrefix("## History h.sqlite\n\n6 audits, from 2026-01-05 to 2026-01-10\n"))
      let page = String(decoding: try Data(contentsOf: URL(filePath: folder.appending("t.html").string)), as: UTF8.self)
      #expect(page.contains("<b>6</b> audits, from"))
      #expect(page.contains("class=\"gate\"") && page.contains("unknown_line_rate&gt;90%"))
      // What --json says makes the same page.
      let json = try CommandRun(["history", "h.sqlite", "--json", "--since", "2026-01-05"], in: folder)
      let report = try CommandRun(["report", "-", "--output", "-"], in: folder, input: json.output)
      #expect(report.text == page)
      #expect(
        try CommandRun(["history", "h.sqlite", "--html", "t.html"], in: folder).errorText
          == "error: t.html: exists already; choose another name, or replace it with --force\n")
    }
  }

  @Test func `The same audit twice is one row, and said so`() throws {
    try inFolder { folder in
      #expect(try audit(folder, "a.txt", "--label", "2026-03").errorText.isEmpty)
      let again = try audit(folder, "a.txt", "--label", "2026-04")
      #expect(again.status == 0)
      #expect(
        again.errorText == "h.sqlite: holds this audit of vocab.txt already, as '2026-03'; nothing was added\n")
      #expect(try audit(folder, "a.txt", "--quiet").errorText.isEmpty)
      #expect(
        try CommandRun(["history", "h.sqlite"], in: folder).text.contains("\n  1 audit, from 2026-03 to 2026-03\n"))
    }
  }

  @Test func `A name that SQLite would take for something else is a file`() throws {
    try inFolder { folder in
      for name in [":memory:", "file:a.sqlite?mode=memory"] {
        let audit = try CommandRun(["audit", "vocab.txt", "a.txt", "--record", name], in: folder)
        let history = try CommandRun(["history", name], in: folder)
        #expect(audit.status == 0 && history.text.contains("\n  1 audit, from "))
      }
    }
  }

  @Test func `Each vocabulary of a comparison is an audit of its own`() throws {
    try inFolder { folder in
      try write(folder, "other.txt", AuditCommandTests.vocabulary + "뷁\n")
      #expect(try audit(folder, "a.txt", "--against", "other.txt").status == 0)
      let text = try CommandRun(["history", "h.sqlite"], in: folder).text
      #expect(text.contains("\nother.txt: 1 audit\n") && text.contains("\nvocab.txt: 1 audit\n"))
    }
  }

  @Test func `Gates that fail are recorded, and are exit code 3`() throws {
    try inFolder { folder in
      let run = try audit(folder, "a.txt", "--fail-if", "unknown_line_rate>1%")
      #expect(run.status == 3)
      #expect(try CommandRun(["history", "h.sqlite"], in: folder).text.contains("failed"))
    }
  }

  @Test func `What cannot be recorded is told behind the audit's result`() throws {
    try inFolder { folder in
      let whole = try CommandRun(["audit", "vocab.txt", "a.txt"], in: folder).output
      try write(folder, "text.sqlite", "가나다\n")
      try FileManager.default.createDirectory(
        atPath: folder.appending("folder").string, withIntermediateDirectories: false)
      for (name, message) in [
        ("text.sqlite", "is no history (it is not an SQLite database); choose another name"),
        ("folder", "is a directory; name a file"),
        ("none/h.sqlite", "cannot be written (No such file or directory); choose a place that you may write to"),
      ] {
        let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--record", name], in: folder)
        #expect(run.status == 1)
        #expect(run.errorText == "error: \(name): \(message)\n")
        #expect(run.output == whole)
      }
    }
  }

  @Test func `An input is no history`() throws {
    try inFolder { folder in
      try write(folder, "e.txt", "")
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "e.txt", "--record", "e.txt"], in: folder)
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errorText == "error: e.txt: is read, so it is not written to; choose another name for --record\n")
    }
  }

  static let bad: [BadRun] = [
    BadRun("no history", ["history", "h.sqlite"], "error: h.sqlite: no such file; check the name\n"),
    BadRun("a folder", ["history", "."], "error: .: is a directory; name a file\n"),
    BadRun(
      "no database", ["history", "a.txt"], files: ["a.txt": "가\n"],
      "error: a.txt: is no history (it is not an SQLite database); choose another name\n"),
  ]

  @Test(arguments: bad) func `What is no history is told`(_ run: BadRun) throws { try run.check() }

  static let usage: [(arguments: [String], message: String)] = [
    (
      ["history", "h", "--since", "yesterday"],
      "--since 'yesterday': is no date; write a year, a month such as 2026-01, or a day"
    ),
    (["history", "h", "--json", "--markdown"], "--markdown and --json: one of them only"),
    (["audit", "v", "a", "--label", "x"], "--label names a recorded audit; say where with --record"),
    (["audit", "v", "a", "--record", "h", "--label", ""], "--label: has from 1 to 200 characters"),
    (["audit", "v", "a", "--record", "-"], "--record -: a history is a file that is added to; name one"),
  ]

  @Test(arguments: usage) func `Wrong usage is told`(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun(arguments, in: "/")
    #expect(run.status == 64)
    #expect(run.errorText.hasPrefix("error: \(message)\n"), "\(run.errorText)")
  }
}
