import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Audits of a corpus in parts, joined.
@Suite struct AuditStateTests {
  private static let first = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가", "##나", "나", ".", "ㅋ", "##ㅋ", "a", "##B", "다", "!",
  ]
  private static let second = ["[PAD]", "[UNK]", "가", "##가", "나", "##나", "가나", "a", "ㅋㅋ", "ㅋ", "##ㅋ", "1", "!"]

  /// A row of a state.
  private struct Row {
    var key: ArraySlice<UInt8>
    var count: Int

    init(_ line: ArraySlice<UInt8>) throws {
      let tab = try #require(line.lastIndex(of: 0x09))
      key = line[..<tab]
      count = try #require(Int(String(decoding: line[(tab + 1)...], as: UTF8.self)))
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.split(separator: 0x0A) }

  /// What an engine makes of states: sums of equal keys, sorted, in as many files as wanted, each with the first line.
  private static func summed(_ states: [[UInt8]], into count: Int) throws -> [[UInt8]] {
    var sums: [ArraySlice<UInt8>: Int] = [:]
    for state in states {
      for row in try lines(state).dropFirst().map(Row.init) { sums[row.key, default: 0] += row.count }
    }
    let rows = sums.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      $0.key + [0x09] + Array("\($0.value)\n".utf8)
    }
    return (0..<count).map { part in
      Array(lines(states[0])[0]) + [0x0A] + rows[rows.count * part / count..<rows.count * (part + 1) / count].joined()
    }
  }

  private func write(_ bytes: [UInt8], _ name: String, _ folder: FilePath) throws {
    try Data(bytes).write(to: URL(filePath: folder.appending(name).string))
  }

  private func run(_ arguments: [String], _ folder: FilePath) throws -> CommandRun {
    let run = try CommandRun(["audit", "a.vocab", "--against", "b.vocab"] + arguments, in: folder)
    try #require(run.status == 0 || run.status == 3, "\(arguments): \(run.errorText)")
    return run
  }

  @Test(arguments: [1, 2] as [UInt64], [[], ["--group-by", "day"]])
  func `The report of joined states is that of one audit, byte by byte`(seed: UInt64, groups: [String]) throws {
    var generator = SeededGenerator(seed: seed)
    var comments = RandomComments(seed: seed)
    let days = ["2026-01-01", "2026-01-02", "", "!", "! files", "a b\tc\n"]
    let records = try (0..<300).map { number -> [UInt8] in
      let text = number % 50 == 7 ? "뷁\u{2028}\"\\\u{7F} !" : comments.line()
      let fields = ["text": text, "day": days.randomElement(using: &generator)!]
      return Array(try JSONEncoder().encode(fields)) + [0x0A]
    }
    try withTemporaryFolder { folder in
      try write(Array(Self.first.joined(separator: "\n").utf8), "a.vocab", folder)
      try write(Array(Self.second.joined(separator: "\n").utf8), "b.vocab", folder)
      try write(Array(records.joined()), "all.jsonl", folder)
      try write(try run(["all.jsonl", "--json"], folder).output, "baseline.json", folder)
      let report = ["--json", "--baseline", "baseline.json", "--fail-if", "unknown_line_rate>1%"]
      let cleaning = ["--clean", "kcbert-2020"]
      for options in [[], cleaning] {
        let whole = try run(["all.jsonl"] + groups + options + report, folder)
        let count = Int.random(in: 1...5, using: &generator)
        var parts = Array(repeating: [UInt8](), count: count)
        for record in records { parts[Int.random(in: 0..<count, using: &generator)] += record }
        var states: [[UInt8]] = []
        for (number, part) in parts.enumerated() {
          try write(part, "part.jsonl", folder)
          let memory = number % 2 == 0 ? ["--threads", "1"] : ["--threads", "2"]
          let state = try run(["part.jsonl", "--partial", "--output", "-", "-q"] + groups + options + memory, folder)
            .output
          states.append(state)
          let keys = try Self.lines(state).dropFirst().map { try Row($0).key }
          #expect(
            zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "seed \(seed), keys in order")
          #expect(keys.allSatisfy { !$0.contains { $0 < 0x20 } }, "seed \(seed), keys without what divides rows")
          try write(state, "\(number).state", folder)
        }
        let names = (0..<count).map { "\($0).state" }.shuffled(using: &generator)
        let joined = try run(["--join"] + names + ["--files", "1"] + report, folder)
        #expect(joined.output == whole.output && joined.status == whole.status, "seed \(seed), \(options)")
        // Some summed by an engine, the others as they are.
        let split = Int.random(in: 1...count, using: &generator)
        try FileManager.default.createDirectory(
          atPath: folder.appending("state").string, withIntermediateDirectories: true)
        for (number, part) in try Self.summed(Array(states[..<split]), into: 3).enumerated() {
          try write(number == 1 ? Compression.gzip.compress(part) : part, "state/part-\(number)", folder)
        }
        try write([], "state/_SUCCESS", folder)
        let others = (split..<count).map { "\($0).state" }
        let again = try run(
          ["--join"] + others + ["state", "--files", "1", "--memory", "100MB"] + report + groups, folder)
        #expect(again.output == whole.output, "seed \(seed), \(options)")
        try write(states.flatMap(\.self), "concatenated", folder)
        #expect(
          try run(["--join", "concatenated", "--files", "1"] + report, folder).output == whole.output, "seed \(seed)")
      }
    }
  }

  @Test func `A part may be empty, come as records with groups, and be cleaned before`() throws {
    try withTemporaryFolder { folder in
      try write(Array(Self.first.joined(separator: "\n").utf8), "a.vocab", folder)
      try write(Array(Self.second.joined(separator: "\n").utf8), "b.vocab", folder)
      try write(Array("{\"text\":\"가나 뷁\",\"day\":\"x\"}\n{\"text\":\"ㅋㅋㅋ\",\"day\":\"y\"}\n".utf8), "a.jsonl", folder)
      let whole = try run(["a.jsonl", "--group-by", "day", "--clean", "kcbert-2020", "--json"], folder)
      let partial = [
        "audit", "a.vocab", "--against", "b.vocab", "-", "--format", "records", "--group-by", "day", "--clean",
        "kcbert-2020", "--partial", "--cleaned", "-q", "--output",
      ]
      let frames: [[UInt8]?] = ["x", "가나 뷁", "y", "ㅋㅋㅋ"].map { Array($0.utf8) }
      for (name, input) in [("1", [UInt8]()), ("2", framed(Array(frames[..<2]))), ("3", framed(Array(frames[2...])))] {
        let run = try CommandRun(partial + [name], in: folder, input: input)
        try #require(run.status == 0 && run.errorText.isEmpty, "\(run.errorText)")
      }
      #expect(try run(["--join", "3", "1", "2", "--files", "1", "--json"], folder).output == whole.output)
      let empty = try CommandRun(["audit", "a.vocab", "--against", "b.vocab", "--join", "1"], in: folder)
      #expect(empty.status == 1 && empty.errorText.hasPrefix("error: "), "\(empty.errorText)")
    }
  }

  @Test func `Counts files give all that needs no comments`() throws {
    try withTemporaryFolder { folder in
      try write(Array(Self.first.joined(separator: "\n").utf8), "a.vocab", folder)
      try write(Array("가나 뷁\n가나.\n\n".utf8), "a.txt", folder)
      for name in ["a.counts", "b.counts"] {
        #expect(try CommandRun(["count", "a.txt", "--output", name, "-q"], in: folder).status == 0)
      }
      struct Report: Decodable {
        struct Vocabulary: Decodable { var rates: [String: Double] }
        struct Corpus: Decodable { var files, lines, words: Int }
        var corpus: Corpus
        var vocabularies: [Vocabulary]
        var notMeasured: [String]?

        private enum CodingKeys: String, CodingKey {
          case corpus, vocabularies
          case notMeasured = "not_measured"
        }
      }
      func report(_ arguments: [String]) throws -> Report {
        let run = try CommandRun(["audit", "a.vocab", "--json"] + arguments, in: folder)
        return try JSONDecoder().decode(Report.self, from: Data(run.output))
      }
      let (whole, counts) = (try report(["a.txt"]), try report(["--counts", "a.counts", "b.counts"]))
      #expect(counts.corpus.files == 2 && counts.corpus.lines == 6 && counts.corpus.words == 2 * whole.corpus.words)
      let lacking: Set = ["unknown_line_rate", "spelled_characters_per_token"]
      #expect(counts.vocabularies[0].rates == whole.vocabularies[0].rates.filter { !lacking.contains($0.key) })
      #expect(whole.notMeasured == nil && counts.notMeasured?.contains("unknown_line_rate") == true)
      let text = try CommandRun(["audit", "a.vocab", "--counts", "a.counts", "--report", "a.html"], in: folder)
      #expect(
        text.status == 0 && text.text.contains("not measured, since it needs the comments: examples, "),
        "\(text.errorText)")
      let gate = try CommandRun(
        ["audit", "a.vocab", "--counts", "a.counts", "--fail-if", "unknown_line_rate>1%"], in: folder)
      #expect(gate.status == 3)
    }
  }

  @Test func `States that do not belong together are refused, with what differs`() throws {
    try withTemporaryFolder { folder in
      try write(Array(Self.first.joined(separator: "\n").utf8), "a.vocab", folder)
      try write(Array(Self.second.joined(separator: "\n").utf8), "b.vocab", folder)
      try write(Array("{\"text\":\"가나 뷁\",\"day\":\"x\"}\n".utf8), "a.jsonl", folder)
      func state(_ name: String, _ vocabulary: String, _ options: [String] = []) throws {
        let run = try CommandRun(
          ["audit", vocabulary, "a.jsonl", "--partial", "--output", name, "-q"] + options, in: folder)
        try #require(run.status == 0, "\(run.errorText)")
      }
      try state("a", "a.vocab")
      try state("b", "b.vocab")
      try state("two", "a.vocab", ["--against", "b.vocab"])
      try state("clean", "a.vocab", ["--clean", "kcbert-2020"])
      try state("groups", "a.vocab", ["--group-by", "day"])
      try state("lower", "a.vocab", ["--lowercase"])
      let whole = try Data(contentsOf: URL(filePath: folder.appending("a").string))
      let text = String(decoding: whole, as: UTF8.self)
      try write(Array(text.replacing("\"version\":\"0.1.0\"", with: "\"version\":\"0.0.9\"").utf8), "old", folder)
      try write(Array(text.replacing("audit-state/1", with: "audit-state/9").utf8), "new", folder)
      try write(
        Array(text.split(separator: "\n").filter { !$0.contains(" w 가나\t") }.joined(separator: "\n").utf8), "lost",
        folder)
      try write(
        Array(text.split(separator: "\n").filter { !$0.contains(" classes ") }.joined(separator: "\n").utf8), "lines",
        folder)
      try write(Array((text + "! bytes 3\t1\n").utf8), "key", folder)
      try write(Array((text + "! w 가\t0\n").utf8), "zero", folder)
      try write(Array((text + "! w 가\n").utf8), "tab", folder)
      try write(Array((text + "! total lines\t9223372036854775807\n").utf8), "large", folder)
      try write(Array("가\t1\n".utf8), "none", folder)
      try write([], "empty", folder)
      let line = text.count { $0 == "\n" } + 1
      let cases = [
        (
          ["b"],
          "b: was measured with another vocabulary in place 1 than the one named; name the same, in the same order"
        ),
        (["two"], "two: was measured with 2 vocabularies, and 1 are named; name the same, in the same order"),
        (["a", "clean"], "clean: was measured otherwise than others ("),
        (["a", "groups"], "groups: has groups by 'day', and others have no groups; join states of one --group-by"),
        (["lower"], "lower: was measured by another text pipeline than the vocabulary's ("),
        (["old"], "old: was measured by kc-vocab 0.0.9, and this is 0.1.0; join with the version that measured"),
        (
          ["new"],
          "new: is a state of schema kc-vocab/audit-state/9, and this program reads kc-vocab/audit-state/1; audit again with this version"
        ),
        (
          ["lost"],
          "states: the words add up to 1, and the totals say 2; a part is missing or there twice, so name each part once"
        ),
        (["lines"], "states: 0 lines have words by one row and 1 by others; a part is missing, so name each part once"),
        (["key"], "key:\(line): has a key that no state holds; audit again"),
        (["zero"], "zero:\(line): has no count after the tab (a decimal number from 1 on); audit again"),
        (["tab"], "tab:\(line): has not one tab; a row is a key, a tab and a count"),
        (["large"], "large:\(line): brings the sum to more than any text gives; audit again"),
        (["none"], "none: is not the state of an audit; write one with `kc-vocab audit --partial --output`"),
        (["empty"], "states: the files hold nothing; name those that `kc-vocab audit --partial` has written"),
        (["missing"], "missing: no such file"),
      ]
      for (names, message) in cases {
        let run = try CommandRun(["audit", "a.vocab", "--join"] + names, in: folder)
        #expect(run.status == 1 && run.errorText.hasPrefix("error: \(message)"), "\(names): \(run.errorText)")
      }
      let other = try CommandRun(["audit", "a.vocab", "--join", "groups", "--group-by", "month"], in: folder)
      #expect(
        other.errorText
          == "error: --group-by month: the states have groups by 'day'; audit the comments so, or leave it out\n")
    }
  }

  @Test(arguments: [
    (["a.txt", "--partial"], "--partial writes a state instead of a report; say where with --output"),
    (
      ["a.txt", "--output", "s"],
      "--output is for the state that --partial writes; add --partial, or write a report with --report"
    ),
    (["a.txt", "--cleaned"], "--cleaned is for parts that were cleaned before; add --partial, or leave it out"),
    (["a.txt", "--files", "1"], "--files is for --join; leave it out"),
    (["a.txt", "--join", "s"], "--join replaces files of comments; give one or the other"),
    (
      ["a.txt", "--partial", "--output", "s", "--json"],
      "--json is about the report, and --partial makes none; give it to the run that joins"
    ),
    (["--join", "s", "--counts", "c"], "--join and --counts both say what comments came to; give one of them"),
    (
      ["--join", "s", "--clean", "kcbert-2020"],
      "--join reads no comments that could be cleaned or dropped; give these options to the runs that read them"
    ),
    (
      ["--counts", "c", "--group-by", "day"],
      "counts do not tell comments apart; leave out --group-by, or audit the comments"
    ),
    ([], "Missing expected argument '<file>'"),
  ])
  func `Options that contradict each other are named`(_ arguments: [String], _ message: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["audit", "v.txt"] + arguments, in: folder)
      #expect(run.status == 64 && run.errorText.contains(message), "\(run.errorText)")
    }
  }
}
