import CommentText
import SystemPackage
import TestSupport
import Testing

/// Reports in two lengths: what decides on one screen, and all of it.
@Suite struct ReportLengthTests {
  private static let screen = 40

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let lines = SampleComments.lines
      try write(folder, "a.txt", lines.prefix(500).joined(separator: "\n"))
      try write(folder, "b.txt", lines.dropFirst(300).joined(separator: "\n"))
      let train = ["train", "a.txt", "--vocab-size", "700", "--limit-alphabet", "300", "--quiet", "--output"]
      #expect(try CommandRun(train + ["base"], in: folder).status == 0)
      #expect(
        try CommandRun(["train", "b.txt", "--vocab-size", "900", "-q", "--output", "other"], in: folder).status == 0)
      try body(folder)
    }
  }

  @Test(arguments: [
    ["audit", "base/vocab.txt", "b.txt", "--against", "other/vocab.txt"],
    ["merge", "base/vocab.txt", "other/vocab.txt", "--on", "b.txt", "--dry-run"],
    ["suggest", "base/vocab.txt", "b.txt", "--budget", "100"],
    ["clean", "b.txt", "--preset", "kcelectra-pretraining", "--output", "clean.txt", "--force"],
  ])
  func `A report fits one screen, and --full prints all of it`(_ arguments: [String]) throws {
    try inFolder { folder in
      let short = try CommandRun(arguments, in: folder)
      let full = try CommandRun(arguments + ["--full"], in: folder)
      #expect(short.status == 0 && full.status == 0, "\(short.errorText)\(full.errorText)")
      let count = short.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(count <= Self.screen, "\(count) lines\n\(short.text)")
      #expect(full.text.count > short.text.count)
      #expect(short.text.contains("\nThis is what decides; --full prints all.\n"))
      #expect(!full.text.contains("--full"))
      for run in [short, full] {
        #expect(!run.text.contains(" lines") && !run.text.contains("records"), "\(run.text)")
        // How comments were cleaned is a line that is copied, and never broken.
        for line in run.text.split(separator: "\n") where arguments[0] != "clean" {
          #expect(columns(line) <= 80, "\(line)")
        }
      }
    }
  }

  @Test func `Vocabularies are named by their directories, and by their files in JSON`() throws {
    try inFolder { folder in
      let arguments = ["audit", "base/vocab.txt", "b.txt", "--against", "other/tokenizer.json"]
      let run = try CommandRun(arguments, in: folder)
      #expect(run.text.hasPrefix("Audit of base (700 tokens)\n"), "\(run.text)")
      #expect(run.text.contains("\n  compared with other (900 tokens)\n"), "\(run.text)")
      #expect(run.squeezed.contains("base less other: comments with [UNK] +"), "\(run.text)")
      let json = try CommandRun(arguments + ["--json"], in: folder)
      #expect(json.text.contains("\"name\" : \"vocab.txt\"") && json.text.contains("\"name\" : \"tokenizer.json\""))
      let merge = try CommandRun(["merge", "base/vocab.txt", "other/vocab.txt", "--dry-run"], in: folder)
      #expect(merge.text.contains("\n  base: base, 700 tokens\n  donor: other, 900 tokens\n"), "\(merge.text)")
      let suggest = try CommandRun(["suggest", "base/vocab.txt", "b.txt", "--budget", "5"], in: folder)
      #expect(suggest.text.hasPrefix("5 tokens for base\n"), "\(suggest.text)")
    }
  }

  @Test func `Emoji of several code points take two columns, and marks of direction are shown`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", AuditCommandTests.vocabulary)
      let words = ["👍🏻", "❤️", "1️⃣", "🇰🇷", "👨‍👩‍👧", "뷁", "\u{200F}뷁", "가\u{FE0F}"]
      try write(folder, "a.txt", words.map { "가\($0)나\n" }.joined())
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--full", "--no-clean-text"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      #expect(run.text.contains("<U+200F>") && !run.text.contains("\u{200F}"), "\(run.text)")
      // In each table the numbers of a column end below each other.
      let table = try #require(run.text.split(separator: "\n\n").first { $0.hasPrefix("Words that cost most") })
      let rows = table.split(separator: "\n").dropFirst(2).map { row in
        columns(row[..<(row.firstRange(of: "  character")?.lowerBound ?? row.endIndex)])
      }
      #expect(rows.count >= 7 && Set(rows).count == 1, "\(table)")
    }
  }

  /// Columns of a terminal: clusters of emoji take two.
  private func columns(_ text: Substring) -> Int {
    text.reduce(0) { sum, character in
      let scalars = character.unicodeScalars
      let isEmoji = scalars.first?.properties.isEmoji == true && scalars.count > 1
      return sum + (isEmoji ? 2 : scalars.reduce(0) { $0 + ICU.columnCount(of: $1) })
    }
  }
}
