import SystemPackage
import TestSupport
import Testing

@Suite struct ProgressTests {
  private static let hasTerminals =
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
}
