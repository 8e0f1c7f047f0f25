import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct AuditCommandTests {
  static let vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n나\n.\n"
  static let comments = "가나 가나.\n나 뷁\n가뷁\n가나\n"

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", Self.vocabulary)
      try write(folder, "a.txt", Self.comments)
      try body(folder)
    }
  }

  private func json(_ run: CommandRun) throws -> Audit { try JSONDecoder().decode(Audit.self, from: Data(run.output)) }

  @Test func `The report says how much, why and where`() throws {
    try inFolder { folder in
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--full"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      let text = run.text
      for part in [
        """
        Audit of vocab.txt (9 tokens)
          4 comments, 7 words (5 distinct), 11 characters, 37 bytes in 1 file
          50.000 % of comments hold [UNK] (0.000–100.000 %); 1 character is missing: 뷁

        Rates
          rate                                             95 %
          [UNK] per token          20.0000 %  0.0000–100.0000 %
          [UNK] per word           28.5714 %  0.0000–100.0000 %

        """,
        """
        Causes of [UNK]
          cause                         words    share                distinct words
          character missing altogether      2  100.0 %  ████████████               2

        Characters that cost most, 1 in all
              code point  name                   script  missing  words  comments  count
          뷁  U+BDC1      HANGUL SYLLABLE BWELG  Hangul  both         2         2      2

        Words that cost most, 2 in all
          word    occurrences  cause
          가⟦뷁⟧            1  character missing altogether
          ⟦뷁⟧              1  character missing altogether

        Comments with [UNK]

        """,
        """
        Sizes
             words of so many tokens       tokens of so many characters
          1                  40.00 %  █▋                       100.00 %  ████
          2                  60.00 %  ██▍                        0.00 %

        Use of the vocabulary
          most frequent: 가 3 · ##나 3 · [UNK] 2 · 나 1 · . 1
          tokens  in all  used  never used  used once  share of occurrences
          all          4     4           0          2              100.00 %

        """,
      ] {
        #expect(text.contains(part), "\(text)")
      }
    }
  }

  @Test func `JSON has the names that programs rely on`() throws {
    try inFolder { folder in
      let audit = try json(try CommandRun(["audit", "vocab.txt", "a.txt", "--json", "--quiet"], in: folder))
      #expect(audit.schema == "kc-vocab/audit/2")
      #expect(
        audit.corpus == [
          "files": 1, "lines": 4, "words": 7, "distinct_words": 5, "characters": 11, "bytes": 37,
          "invalid_sequences": 0,
        ])
      let own = try #require(audit.vocabularies.first)
      #expect(own.name == "vocab.txt" && own.size == 9 && own.digest.count == 64)
      #expect(
        own.totals == [
          "tokens": 10, "unknown_tokens": 2, "unknown_words": 2, "unknown_distinct_words": 2, "unknown_lines": 2,
          "unknown_characters": 3, "uncovered_characters": 2, "whole_words": 2,
        ])
      #expect(own.rates["unknown_line_rate"] == 0.5)
      #expect(own.rates["tokens_per_word"] == 10.0 / 7)
      #expect(own.intervals["unknown_line_rate"]?.keys.sorted() == ["high", "low", "standard_error"])
    }
  }

  @Test func `A gate that fails is named, after the report, with exit code 3`() throws {
    try inFolder { folder in
      let arguments = ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate>1%"]
      let run = try CommandRun(arguments + ["--fail-if", "tokens_per_word > 9"], in: folder)
      #expect(run.status == 3)
      #expect(run.errorText == "error: gate failed: unknown_line_rate>1% (measured 50.000 %)\n")
      #expect(
        run.text.hasSuffix(
          """
            fails if              measured
            unknown_line_rate>1%  50.000 %  failed
            tokens_per_word > 9      1.429  passed

          This is what decides; --full prints all.

          """))
      // The verdict stands first and last.
      let verdict = "  FAILED: 1 of 2 gates (unknown_line_rate>1%)\n"
      let parts = run.text.split(separator: "\n\n").map(String.init)
      #expect(parts[0].hasPrefix("Audit of vocab.txt (9 tokens)\n") && parts[0].contains(verdict), "\(run.text)")
      #expect(parts[parts.count - 2].hasPrefix("Verdict\n" + verdict), "\(run.text)")
      let both = try CommandRun(arguments + ["--fail-if", "whole_word_rate<=1", "--json"], in: folder)
      #expect(both.status == 3)
      #expect(
        both.errorText
          == "error: gates failed: unknown_line_rate>1% (measured 50.000 %), whole_word_rate<=1 (measured 28.571 %)\n")
      #expect(try json(both).gates.map(\.failed) == [true, true])
      let passed = try CommandRun(["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate>50%"], in: folder)
      #expect(passed.status == 0 && passed.errorText.isEmpty)
    }
  }

  @Test func `A baseline shows what changed, and a gate on drift looks at it`() throws {
    try inFolder { folder in
      try write(folder, "b.txt", "가나\n나\n가나 나.\n")
      let earlier = try CommandRun(["audit", "vocab.txt", "b.txt", "--json"], in: folder)
      try write(folder, "b.json", earlier.text)
      let run = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--baseline", "b.json", "--fail-if", "drift>0.02", "--full"], in: folder)
      #expect(run.status == 3)
      #expect(run.errorText.hasPrefix("error: gate failed: drift>0.02 (measured 0."))
      #expect(run.text.contains("Since b.json\n  rate "))
      #expect(run.squeezed.contains("comments with [UNK] 0.000 % 50.000 % +50.000 %p"), "\(run.text)")
      #expect(run.squeezed.contains("since b.json: comments with [UNK] +50.000 %p"), "\(run.text)")
      #expect(run.text.contains("newly unknown characters, 1: 뷁 U+BDC1 2\n"))
      #expect(run.text.contains("newly unknown words, 2: 가⟦뷁⟧ 1, ⟦뷁⟧ 1\n"))
      #expect(run.text.contains("  [UNK]"))
      let same = try CommandRun(
        ["audit", "vocab.txt", "b.txt", "--baseline", "b.json", "--fail-if", "drift>0"], in: folder)
      #expect(same.status == 0)
    }
  }

  @Test func `A baseline of another vocabulary, pipeline or version says so and is compared as far as it goes`() throws
  {
    try inFolder { folder in
      try write(folder, "other.txt", "가\n[UNK]\n##나\n")
      let arguments = ["audit", "other.txt", "a.txt", "--normalization", "none", "--json"]
      try write(folder, "b.json", try CommandRun(arguments, in: folder).text)
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--baseline", "b.json", "--full"], in: folder)
      let text = run.text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
      #expect(run.status == 0)
      #expect(text.contains("the baseline was made with another vocabulary ("))
      #expect(text.contains("rates are compared; drift and newly unknown words and characters are not"))
      #expect(
        text.contains("the baseline was made with another text pipeline (normal form: NFC / none"), "\(text)")
      #expect(text.contains("comments with [UNK] 50.000 %"))
      try write(
        folder, "v9.json",
        #"{"schema": "kc-vocab/audit/9", "vocabularies": [{"rates": {"unknown_line_rate": 0.25}}]}"#)
      let later = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--baseline", "v9.json", "--fail-if", "drift>0.5"], in: folder)
      let words = later.text.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
      #expect(
        words.contains(
          "the baseline is kc-vocab/audit/9, and this version reads kc-vocab/audit/2: the rates of the same names are compared"
        ))
      #expect(words.contains("comments with [UNK] 25.000 % 50.000 % +25.000 %p"))
      // What cannot be measured does not pass.
      #expect(later.status == 3)
      #expect(
        later.errorText
          == "error: gate failed: drift>0.5 (not measured: the baseline is of another version of the report; "
          + "make it anew with this one)\n")
      let other = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--baseline", "b.json", "--fail-if", "drift>0.3", "--json"], in: folder)
      #expect(other.status == 3)
      #expect(
        other.errorText
          == "error: gate failed: drift>0.3 (not measured: the baseline is of another vocabulary; make it anew "
          + "with this one)\n")
      #expect(try json(other).gates.map(\.reason) == ["other_vocabulary"])
    }
  }

  @Test func `In the first month there is no baseline, and gates on changes are not checked`() throws {
    try inFolder { folder in
      let arguments = [
        "audit", "vocab.txt", "a.txt", "--baseline", "b.json", "--baseline-optional", "--fail-if", "drift>0.02",
        "--fail-if", "unknown_line_rate>60%",
      ]
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText
          == "warning: b.json: does not exist yet; nothing is compared with it, and gates on changes are not checked\n")
      #expect(
        run.text.hasSuffix(
          """
            fails if                measured
            drift>0.02             not known  not checked
            unknown_line_rate>60%   50.000 %  passed

          This is what decides; --full prints all.

          """), "\(run.text)")
      #expect(run.text.contains("\nVerdict\n  passed: 1 of 2 gates, 1 not checked\n"), "\(run.text)")
      try write(folder, "b.json", try CommandRun(["audit", "vocab.txt", "a.txt", "--json"], in: folder).text)
      let second = try CommandRun(arguments, in: folder)
      #expect(second.status == 0 && second.errorText.isEmpty)
      #expect(second.text.contains("  drift>0.02               0.0000  passed\n"))
    }
  }

  @Test func `Several vocabularies stand side by side, the best of each row marked`() throws {
    try inFolder { folder in
      try write(folder, "other.txt", "[UNK]\n가\n##나\n나\n##뷁\n.\n가나\n")
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--against", "other.txt", "--full"], in: folder)
      #expect(run.status == 0)
      for line in [
        "  rate                       vocab.txt    other.txt", "  comments with [UNK]         50.000 %   * 25.000 %",
        "  tokens per word                1.429      * 1.143", "  token entropy, bits            2.171        2.406",
        "vocab.txt and other.txt cut differently",
        "  3 comments (75.00 %), 4 words (2 distinct), among them:", "  가나  가 ##나    가나", "  가뷁  [UNK]      가 ##뷁",
      ] {
        #expect(run.text.contains(line + "\n"), "\(line)\n\(run.text)")
      }
      let audit = try json(
        try CommandRun(["audit", "vocab.txt", "a.txt", "--against", "other.txt", "--json"], in: folder))
      #expect(audit.vocabularies.map(\.name) == ["vocab.txt", "other.txt"])
      #expect(audit.comparisons.map(\.words) == [4])
    }
  }

  @Test func `Each rate's difference has an interval, in the table, in Markdown and in JSON`() throws {
    try inFolder { folder in
      try write(folder, "other.txt", "[UNK]\n가\n##나\n나\n##뷁\n.\n가나\n")
      try write(folder, "b.txt", (1...400).map { $0 % 4 == 0 ? "가뷁\n" : "가나 나\n" }.joined())
      let arguments = ["audit", "vocab.txt", "b.txt", "--against", "other.txt", "--full"]
      let text = try CommandRun(arguments, in: folder).text
      #expect(text.contains("\nvocab.txt less other.txt, on the same comments\n  rate "), "\(text)")
      let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      // One of four lines is unknown to the one alone: 25 % ± 1.96 · √(0.25 · 0.75 / 400).
      let line = try #require(rows.first { $0.hasPrefix("comments with [UNK] +25.000 %p +") }, "\(text)")
      #expect(line.hasSuffix(" other.txt"), "\(line)")
      #expect(rows.contains { $0.hasPrefix("token entropy, bits ") && !$0.contains(" to ") }, "\(text)")
      let markdown = try CommandRun(arguments + ["--markdown"], in: folder).text
      #expect(
        markdown.contains(
          "## vocab.txt less other.txt, on the same comments\n\n| rate | difference | 95 % | better |\n"))
      let report = try CommandRun(arguments + ["--json"], in: folder)
      let differences = try #require(try json(report).comparisons.first?.differences)
      let unknown = try #require(differences.first { $0.rate == "unknown_line_rate" })
      #expect([unknown.left, unknown.right, unknown.difference] == [0.25, 0, 0.25])
      #expect(abs((unknown.low ?? 0) - 0.2076) < 0.004 && abs((unknown.high ?? 0) - 0.2924) < 0.004, "\(unknown)")
      #expect(try CommandRun(arguments + ["--json", "--threads", "3"], in: folder).output == report.output)
    }
  }

  @Test func `Structured comments are audited by group too`() throws {
    try inFolder { folder in
      try write(folder, "c.csv", "day,text\n2026-02-09,나 가나\n2026-01-03,가나\n2026-02-01,뷁\n")
      let run = try CommandRun(
        ["audit", "vocab.txt", "c.csv", "--text-field", "text", "--group-by", "day:month"], in: folder)
      let groups = "By group: [UNK] in per cent group comments words per token per comment 95 % tokens/word "
      let rows = "2026-01 1 1 0.000 0.000 0.000–0.000 2.000 2026-02 2 3 25.000 50.000 0.000–100.000 1.333 Verdict"
      #expect(run.squeezed.contains(groups + rows), "\(run.text)")
      let arguments = ["audit", "vocab.txt", "c.csv", "--text-field", "text", "--json", "--group-by", "day"]
      let audit = try json(try CommandRun(arguments, in: folder))
      #expect(audit.groups.map(\.key) == ["2026-01-03", "2026-02-01", "2026-02-09"])
      // Groups are what auditing their comments alone gives, and add up to the whole.
      #expect(
        audit.groups.reduce(0) { $0 + ($1.vocabularies[0].totals["tokens"] ?? 0) }
          == audit.vocabularies[0].totals["tokens"])
      try write(folder, "one.txt", "나 가나\n")
      let alone = try json(try CommandRun(["audit", "vocab.txt", "one.txt", "--json"], in: folder))
      #expect(audit.groups[2].vocabularies[0].totals == alone.vocabularies[0].totals)
      #expect(audit.groups[2].vocabularies[0].rates == alone.vocabularies[0].rates)
    }
  }

  @Test func `Threads and the order of files change no byte`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", Self.vocabulary + "이\n##는\n영화\n##ㅋ\n")
      try write(folder, "a.txt", SampleComments.lines.prefix(400).joined(separator: "\n"))
      try write(folder, "b.txt", SampleComments.lines.dropFirst(400).joined(separator: "\n"))
      let one = try CommandRun(["audit", "vocab.txt", "a.txt", "b.txt", "--json", "--threads", "1"], in: folder)
      let four = try CommandRun(["audit", "vocab.txt", "b.txt", "a.txt", "--json", "--threads", "4"], in: folder)
      #expect(one.output.count > 10_000)
      #expect(one.output == four.output)
    }
  }

  @Test func `No line of the report is wider than 80 columns`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a-vocabulary-with-a-long-name.txt", Self.vocabulary + "이\n##는\n영화\n##ㅋ\n")
      try write(folder, "another-vocabulary-with-a-long-name.txt", Self.vocabulary + "##가\n##이\n")
      let rows = SampleComments.lines.enumerated().map { "2026-0\($0.offset % 9 + 1)-01\t\($0.element)" }
      try write(folder, "a.tsv", (["day\ttext"] + rows).joined(separator: "\n"))
      let corpus = ["a.tsv", "--text-field", "text", "--quoting", "none"]
      let first = ["audit", "a-vocabulary-with-a-long-name.txt"] + corpus
      try write(folder, "b.json", try CommandRun(first + ["--json"], in: folder).text)
      let others = (0..<6).flatMap { _ in ["--against", "another-vocabulary-with-a-long-name.txt"] }
      let run = try CommandRun(
        first + others + ["--baseline", "b.json", "--group-by", "day:month", "--fail-if", "drift>0.99", "--full"],
        in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      for line in run.text.split(separator: "\n") {
        let columns = line.unicodeScalars.reduce(0) { $0 + ICU.columnCount(of: $1) }
        #expect(columns <= 80, "\(line)")
      }
    }
  }

  @Test func `Markdown has a heading and a table for each part`() throws {
    try inFolder { folder in
      let run = try CommandRun(["audit", "vocab.txt", "a.txt", "--markdown"], in: folder)
      #expect(run.text.hasPrefix("## Audit of vocab.txt (9 tokens)\n\n4 comments, 7 words (5 distinct), 11 characters"))
      #expect(
        run.text.contains("## Rates\n\n| rate |  | 95 % |\n| --- | ---: | ---: |\n| \\[UNK\\] per token | 20.0000 % |"))
    }
  }

  @Test func `The help defines every rate`() throws {
    let help = try CommandRun(["audit", "--help"], in: "/").text.split(whereSeparator: { $0 == " " || $0 == "\n" })
      .joined(separator: " ")
    for definition in [
      "unknown_token_rate: [UNK] among all tokens", "unknown_word_rate: words that became [UNK], among all words",
      "unknown_distinct_word_rate: distinct words that became [UNK], among all distinct words",
      "unknown_line_rate: lines with at least one [UNK], among all lines",
      "unknown_character_rate: characters inside words that became [UNK], among all characters",
      "character_coverage: characters that are a token of their own where they stand, among all characters",
      "tokens_per_word: tokens for each word (fertility)", "renyi_efficiency:", "token_entropy:",
      "vocabulary_utilisation:",
      "drift:",
    ] {
      #expect(help.contains(definition))
    }
  }
}

extension CommandRun {
  /// What was printed, with one space for each run of spaces and line ends.
  var squeezed: String { text.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
}

/// What a program reads of an audit.
private struct Audit: Decodable {
  var schema: String
  var corpus: [String: Int]
  var vocabularies: [Vocabulary]
  var comparisons: [Comparison]
  var gates: [Gate]
  var groups: [Group]

  struct Vocabulary: Decodable {
    var name: String
    var digest: String
    var size: Int
    var totals: [String: Int]
    var rates: [String: Double]
    var intervals: [String: [String: Double]]
  }

  struct Comparison: Decodable {
    var words: Int
    var differences: [Difference]
  }

  struct Difference: Decodable {
    var rate: String
    var left: Double
    var right: Double
    var difference: Double
    var low: Double?
    var high: Double?
  }

  struct Gate: Decodable {
    var failed: Bool
    var reason: String?
  }

  struct Group: Decodable {
    var key: String
    var vocabularies: [Part]

    struct Part: Decodable {
      var totals: [String: Int]
      var rates: [String: Double]
    }
  }
}
