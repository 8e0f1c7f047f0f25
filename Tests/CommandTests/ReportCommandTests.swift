import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct ReportCommandTests {
  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", AuditCommandTests.vocabulary)
      try write(folder, "donor.txt", AuditCommandTests.vocabulary + "뷁\n##뷁\n")
      try write(folder, "a.txt", AuditCommandTests.comments)
      try body(folder)
    }
  }

  private func text(_ folder: FilePath, _ name: String) throws -> String {
    try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
  }

  @Test func `One run writes every form that is asked for, beside what it prints`() throws {
    try inFolder { folder in
      let audit = ["audit", "vocab.txt", "a.txt"]
      let plain = try CommandRun(audit, in: folder)
      let run = try CommandRun(
        audit + ["--report", "r.html", "--report", "r.json", "--report", "r.md", "--no-try"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text == plain.text)
      #expect(try text(folder, "r.json") == CommandRun(audit + ["--json"], in: folder).text)
      #expect(try text(folder, "r.md") == CommandRun(audit + ["--markdown"], in: folder).text)
      let made = try CommandRun(["report", "r.json", "--output", "made.html"], in: folder)
      #expect(made.status == 0 && made.errorText.isEmpty && made.output.isEmpty)
      #expect(try text(folder, "made.html") == text(folder, "r.html"))
      #expect(try text(folder, "r.html").hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    }
  }

  @Test func `A page can be tried, unless that is left out`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--against", "donor.txt", "--report", "r.html", "--language", "ko"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      let page = try text(folder, "r.html")
      #expect(
        page.contains("\"tokens\":[\"[PAD]\",\"[UNK]\",\"[CLS]\",\"[SEP]\",\"[MASK]\",\"가\",\"##나\",\"나\",\".\"]"))
      #expect(page.contains("<html lang=\"ko\">"))
    }
  }

  @Test func `Merging, training and cleaning give pages, too`() throws {
    try inFolder { folder in
      let runs: [[String]] = [
        ["merge", "vocab.txt", "donor.txt", "--on", "a.txt", "--dry-run"],
        ["train", "a.txt", "--vocab-size", "20", "--output", "trained"],
        ["clean", "a.txt", "--clean", "kc-comments", "--output", "clean.txt"],
      ]
      for arguments in runs {
        let name = arguments[0]
        let run = try CommandRun(
          arguments + ["--quiet", "--report", "\(name).html", "--report", "\(name).json"], in: folder)
        #expect(run.status == 0 && run.output.isEmpty, "\(run.errorText)")
        #expect(try text(folder, "\(name).html").hasPrefix("<!doctype html>"))
        let made = try CommandRun(["report", "\(name).json", "--output", "-"], in: folder)
        #expect(made.text == (try text(folder, "\(name).html")))
      }
    }
  }

  @Test func `A report is no input, no other output, and replaces nothing without force`() throws {
    try inFolder { folder in
      try write(folder, "there.html", "mine")
      let audit = ["audit", "vocab.txt", "a.txt", "--report"]
      for (name, message) in [
        ("there.html", "error: there.html: exists already; choose another name, or replace it with --force\n"),
        ("none/r.html", nil),
      ] as [(String, String?)] {
        let run = try CommandRun(audit + [name], in: folder)
        #expect(run.status == 1 && run.output.isEmpty)
        if let message { #expect(run.errorText == message) }
      }
      #expect(try text(folder, "there.html") == "mine")
      let twice = try CommandRun(audit + ["r.html", "--report", "./r.html"], in: folder)
      #expect(twice.status == 1)
      #expect(
        twice.errorText == "error: ./r.html: is what both --report and --report are to write; choose different names\n")
      try write(folder, "b.json", "{\"a\": 1}\n")
      let input = try CommandRun(["report", "b.json", "--output", "b.json", "--force"], in: folder)
      #expect(input.status == 1)
      #expect(input.errorText == "error: b.json: is read, so it is not written to; choose another name for --output\n")
      #expect(try CommandRun(audit + ["there.html", "--force"], in: folder).status == 0)
    }
  }

  @Test func `The audit's own result is there before a gate or a report fails`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--report", "r.html", "--fail-if", "unknown_line_rate>1%"], in: folder)
      #expect(run.status == 3)
      #expect(run.text.hasPrefix("Audit of vocab.txt"))
      #expect(try text(folder, "r.html").contains("1 of 1 gates failed."))
    }
  }

  static let bad: [BadRun] = [
    BadRun(
      "no JSON", ["report", "a.json", "--output", "a.html"], files: ["a.json": "가\n"],
      "error: a.json: is no report (it is not JSON); give what a command printed with --json\n"),
    BadRun(
      "other JSON", ["report", "a.json", "--output", "a.html"], files: ["a.json": "{}"],
      "error: a.json: is JSON of another kind; give what audit, merge, train or clean printed with --json\n"),
    BadRun(
      "a newer version", ["report", "a.json", "--output", "a.html"],
      files: ["a.json": "{\"schema\": \"kc-vocab/audit/9\"}"],
      "error: a.json: has the schema kc-vocab/audit/9, and pages are made of kc-vocab/audit/1, kc-vocab/audit/2, "
        + "kc-vocab/merge/1, kc-vocab/train/1, kc-vocab/clean/1, kc-vocab/history/1; make it with this version's --json\n"
    ),
    BadRun(
      "half a report", ["report", "a.json", "--output", "a.html"],
      files: ["a.json": "{\"schema\": \"kc-vocab/clean/1\", \"cleaner\": 3}"],
      "error: a.json: is no whole report (cleaner has a wrong type); make it again with --json\n"),
  ]

  @Test(arguments: bad) func `What no page can be made of is told`(_ run: BadRun) throws { try run.check() }

  @Test func `A report whose name does not say what it is is wrong usage`() throws {
    for name in ["r.txt", "-", "r"] {
      let run = try CommandRun(["audit", "v", "a", "--report", name], in: "/")
      #expect(run.status == 64)
      #expect(
        run.errorText.hasPrefix(
          "error: --report \(name): ends in none of .html, .json and .md; name a file that says what it is\n"))
    }
    let train = try CommandRun(["train", "a", "--output", "o", "--report", "r.md"], in: "/")
    #expect(train.status == 64)
    #expect(
      train.errorText.hasPrefix("error: --report r.md: this report is written as .html or .json; name such a file\n"))
  }
}
