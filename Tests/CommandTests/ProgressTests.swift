import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// A line of `--progress json`.
private struct ProgressState: Decodable {
  var stage: String
  var done: Int
  var total: Int?
  var unit: String
  var secondsLeft: Double?
}

@Suite struct ProgressTests {
  static let hasTerminals =
    (try? ChildProcess("/usr/bin/env", ["script", "--quiet", "--return", "--command", "true", "/dev/null"], in: "/tmp"))?
    .status == 0

  /// What a run writes on a terminal, which `script` makes.
  private func onTerminal(_ arguments: String, in folder: FilePath) throws -> ChildProcess {
    let command = "'\(CommandRun.executable)' \(arguments)"
    return try ChildProcess(
      "/usr/bin/env", ["script", "--quiet", "--return", "--command", command, "/dev/null"], in: folder)
  }

  @Test(.enabled(if: hasTerminals, "needs pseudo-terminals and script"))
  func `A terminal shows stages with bytes, rate and time left, and keeps none of it`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try onTerminal("train a.txt --vocab-size 3000 --output out", in: folder)
      #expect(run.status == 0)
      let drawn = run.text.split(separator: "\r\u{1B}[K")
      let counting = drawn.first { $0.hasPrefix("counting  [") }
      #expect(counting?.contains("] ") == true && counting?.contains(" MB  ") == true, "\(drawn)")
      #expect(counting?.contains(" MB/s") == true, "\(drawn)")
      #expect(drawn.contains { $0.hasPrefix("training  [") && $0.contains(" merges") }, "\(drawn)")
      // The last thing on each progress line is that it goes, so that the summary starts a line of its own.
      #expect(drawn.last?.hasPrefix("corpus ") == true, "\(drawn)")
    }
  }

  @Test(.enabled(if: hasTerminals, "needs pseudo-terminals and script"))
  func `What is not done yet has a time`() throws {
    try withTemporaryFolder { folder in
      let comments = SampleComments.lines.joined(separator: "\n") + "\n"
      try write(folder, "a.txt", String(repeating: comments, count: 20_000_000 / comments.utf8.count))
      let run = try onTerminal("count a.txt --output a.counts", in: folder)
      #expect(run.status == 0)
      let drawn = run.text.split(separator: "\r\u{1B}[K")
      #expect(
        drawn.contains { $0.hasPrefix("counting  [") && $0.contains(" of 20.0 MB  ") && $0.hasSuffix(" left") }
          || drawn.contains { $0.hasPrefix("counting  [") && $0.contains(" of 19.9 MB  ") && $0.hasSuffix(" left") },
        "\(drawn.prefix(5))")
    }
  }

  @Test(.enabled(if: hasTerminals, "needs pseudo-terminals and script"))
  func `Quiet draws nothing on a terminal`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try onTerminal("train a.txt --vocab-size 500 --output out --quiet", in: folder)
      #expect(run.status == 0 && run.output.isEmpty, "\(run.text)")
    }
  }

  @Test func `Without a terminal nothing is drawn`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let run = try CommandRun(["train", "a.txt", "--vocab-size", "500", "--output", "out"], in: folder)
      // So small a vocabulary leaves characters out, which is said.
      let lines = run.errorText.split(separator: "\n")
      #expect(run.status == 0 && lines.allSatisfy { $0.hasPrefix("warning: ") }, "\(run.errorText)")
      #expect(!run.text.contains("\u{1B}"))
    }
  }

  @Test(.enabled(if: hasTerminals, "needs pseudo-terminals and script"), arguments: [20, 40, 64])
  func `No line is wider than the terminal`(columns: Int) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let command = "stty cols \(columns); '\(CommandRun.executable)' train a.txt --vocab-size 3000 --output out"
      let run = try ChildProcess(
        "/usr/bin/env", ["script", "--quiet", "--return", "--command", command, "/dev/null"], in: folder)
      let drawn = run.text.split(separator: "\r\u{1B}[K").dropLast()
      #expect(run.status == 0 && !drawn.isEmpty)
      for line in drawn where !line.hasPrefix("warning") { #expect(line.count < columns, "\(line)") }
    }
  }

  @Test(.enabled(if: hasTerminals, "needs pseudo-terminals and script"))
  func `A terminal that cannot draw over a line gets no bar`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let command = "TERM=dumb '\(CommandRun.executable)' train a.txt --vocab-size 500 --output out"
      let run = try ChildProcess(
        "/usr/bin/env", ["script", "--quiet", "--return", "--command", command, "/dev/null"], in: folder)
      #expect(run.status == 0 && !run.text.contains("\u{1B}") && !run.text.contains("counting  ["), "\(run.text)")
    }
  }

  @Test(arguments: ["train", "count", "clean", "encode", "audit", "suggest", "merge"])
  func `Programs are told each stage, what it came to and what is left`(command: String) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      try write(folder, "v.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##가\n")
      try write(folder, "w.txt", "[UNK]\n나\n##나\n")
      let (arguments, stages): ([String], [String]) =
        switch command {
        case "train":
          (
            ["a.txt", "--vocab-size", "3000", "--algorithm", "prune", "--output", "out"],
            [
              "counting", "counting characters", "counting pairs", "cutting words into segments", "training", "pruning",
              "writing",
            ]
          )
        case "count": (["a.txt", "--output", "a.counts"], ["counting", "writing"])
        case "clean": (["a.txt", "--output", "c.txt"], ["cleaning"])
        case "encode": (["v.txt", "a.txt"], ["encoding"])
        case "audit": (["v.txt", "a.txt"], ["measuring"])
        case "suggest":
          (
            ["v.txt", "a.txt", "--budget", "9", "--output", "s.txt"],
            ["measuring", "finding candidates", "finding their words", "weighing", "choosing"]
          )
        default: (["v.txt", "w.txt", "--on", "a.txt", "--size", "8", "--output", "out"], ["counting", "measuring"])
        }
      let run = try CommandRun([command] + arguments + ["--progress", "json"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      var seen: [String] = []
      for line in run.errorText.split(separator: "\n") where line.hasPrefix("{") {
        let state = try decoder.decode(ProgressState.self, from: Data(line.utf8))
        #expect(line.contains(#""total": "#) && line.contains(#""seconds_left": "#), "\(line)")
        #expect(state.total.map { state.done <= $0 } ?? true, "\(line)")
        if seen.last != state.stage { seen.append(state.stage) }
      }
      #expect(seen == stages)
    }
  }

  @Test func `Plain progress is a line a stage, and none is none`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      let plain = try CommandRun(["count", "a.txt", "--output", "p", "--progress", "plain"], in: folder)
      let lines = plain.errorText.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].hasPrefix("counting  ") && lines[1] == "writing", "\(lines)")
      let none = try CommandRun(["count", "a.txt", "--output", "n", "--progress", "none"], in: folder)
      #expect(none.errorText.isEmpty)
      let quiet = try CommandRun(["count", "a.txt", "--output", "q", "--progress", "json", "-q"], in: folder)
      #expect(quiet.errorText.isEmpty)
    }
  }
}
