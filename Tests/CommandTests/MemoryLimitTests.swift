import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct BoundedMemoryTests {
  /// More distinct words than fit into the limits below.
  private static let manyWords: String = {
    var generator = SeededGenerator(seed: 5)
    return (0..<800_000).map { number in
      String(UInt64.random(in: 0...(.max), using: &generator), radix: 36) + (number % 8 == 7 ? "\n" : " ")
    }.joined()
  }()

  /// Runs the command in a process that a shell forked: one that was spawned from here would begin with the peak of the
  /// tests' own process, which the kernel hands on.
  /// - Returns: the kernel's figure at the end of the run, in bytes.
  private func peak(_ arguments: [String], _ folder: FilePath) throws -> Int {
    let run = try ChildProcess(
      "/bin/sh", ["-c", "\"$0\" \"$@\"; exit $?", CommandRun.executable] + arguments, in: folder)
    struct Report: Decodable {
      struct Stage: Decodable {
        var peak: Int
        enum CodingKeys: String, CodingKey { case peak = "peak_bytes" }
      }
      var stages: [Stage]
    }
    try #require(run.status == 0, "\(run.errorText)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output)).stages.map(\.peak).max() ?? 0
  }

  @Test func `Counting and training keep to their memory and give the same bytes`() throws {
    try withTemporaryFolder { folder in
      try Data(Self.manyWords.utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      let run = ["--threads", "1", "--json"]
      let limit = ["--memory", "40MB", "--temp-dir", "temporary"]
      let free = try peak(["count", "a.txt", "--output", "free"] + run, folder)
      #expect(free > 60_000_000, "without a limit it takes more")
      let bounded = try peak(["count", "a.txt", "--output", "bounded"] + run + limit, folder)
      #expect(bounded < 44_000_000)
      #expect(try bytes(folder, "free") == bytes(folder, "bounded"))
      let small = ["--vocab-size", "2000"]
      _ = try peak(["train", "a.txt", "--output", "v1"] + run + small, folder)
      let trained = try peak(["train", "a.txt", "--output", "v2", "--memory", "240MB"] + run + small, folder)
      #expect(trained < 264_000_000)
      for name in ["vocab.txt", "token-counts.tsv", "training.json"] {
        #expect(try bytes(folder, "v1/\(name)") == bytes(folder, "v2/\(name)"), "\(name)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("temporary").string).isEmpty)
    }
  }

  @Test func `What a run is likely to need and has not got is said before it starts`() throws {
    try withTemporaryFolder { folder in
      try Data(Self.manyWords.utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      let count = ["count", "a.txt", "--output", "counts", "--force", "--threads", "1", "--temp-dir", "temporary"]
      let bounded = try CommandRun(count + ["--memory", "40MB"], in: folder)
      #expect(bounded.status == 0)
      #expect(
        bounded.errorText
          == "11 MB of text are likely to hold about 250,000 distinct words, about 9 MB in memory, of which --memory leaves "
          + "room for 6 MB; the rest goes to temporary, about 7 MB\n")
      #expect(try CommandRun(count + ["--memory", "40MB", "--quiet"], in: folder).errorText == "")
      #expect(try CommandRun(count + ["--memory", "60MB"], in: folder).errorText == "", "it all fits")
      let trained = try CommandRun(
        ["train", "a.txt", "--output", "v", "--threads", "1", "--memory", "55MB", "--vocab-size", "2000"], in: folder)
      #expect(
        trained.errorText.hasPrefix(
          "warning: 11 MB of text are likely to hold about 250,000 distinct words, which are likely to need about 58 MB of "
            + "--memory; it is 55 MB\n"), "\(trained.errorText)")
    }
  }

  @Test func `One word again and again needs no more than its first occurrence`() throws {
    try withTemporaryFolder { folder in
      let words = String(repeating: "하이\n", count: 3_000_000)
      try Data(words.utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      let run = try CommandRun(
        ["train", "a.txt", "--output", "v", "--threads", "1", "--memory", "60MB", "--quiet"], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
    }
  }

  @Test func `Audits are the same in little memory`() throws {
    try withTemporaryFolder { folder in
      let some = Self.manyWords.utf8.prefix(3_000_000)
      try Data(some).write(to: URL(filePath: folder.appending("a.txt").string))
      #expect(
        try CommandRun(["train", "a.txt", "--vocab-size", "500", "--output", "v", "--quiet"], in: folder).status == 0)
      let free = try CommandRun(["audit", "v", "a.txt", "--json", "--threads", "1"], in: folder)
      let bounded = try CommandRun(["audit", "v", "a.txt", "--json", "--threads", "1", "--memory", "41MB"], in: folder)
      #expect(bounded.status == 0, "\(bounded.errorText)")
      #expect(free.output == bounded.output)
    }
  }

  @Test func `Audits by group keep to their memory and give the same bytes`() throws {
    try withTemporaryFolder { folder in
      try Data("[UNK]\na\n##b\n##1\n".utf8).write(to: URL(filePath: folder.appending("vocab.txt").string))
      let rows = Self.manyWords.split(separator: "\n").enumerated().map { "\($0.offset % 3),\($0.element)" }
      try Data(("day,text\n" + rows.joined(separator: "\n")).utf8).write(
        to: URL(filePath: folder.appending("a.csv").string))
      let audit = ["audit", "vocab.txt", "a.csv", "--text-field", "text", "--group-by", "day", "--json"]
      let free = try CommandRun(audit + ["--threads", "1"], in: folder)
      #expect(free.status == 0, "\(free.errorText)")
      for limit in ["50MB", "100MB"] {
        for threads in ["1", "2"] where limit == "100MB" || threads == "1" {
          let run = try CommandRun(audit + ["--threads", threads, "--memory", limit], in: folder)
          #expect(run.output == free.output, "\(limit), \(threads) threads: \(run.errorText)")
        }
      }
    }
  }

  @Test func `More groups than the memory has room for are refused with a limit that would do for them`() throws {
    try withTemporaryFolder { folder in
      try Data("[UNK]\na\n".utf8).write(to: URL(filePath: folder.appending("vocab.txt").string))
      let rows = (0..<40).map { "\($0),a" }.joined(separator: "\n")
      try Data(("day,text\n" + rows).utf8).write(to: URL(filePath: folder.appending("a.csv").string))
      let audit = ["audit", "vocab.txt", "a.csv", "--text-field", "text", "--group-by", "day", "--threads", "1"]
      let run = try CommandRun(audit + ["--memory", "100MB"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: --memory: 100 MB is less than this run needs; give at least --memory 101MB (the field has 16 values and "
          + "more), or name a field with fewer\n")
      let enough = try CommandRun(audit + ["--memory", "210MB", "--quiet"], in: folder)
      #expect(enough.status == 0, "\(enough.errorText)")
    }
  }

  @Test func `A limit that is too small is refused with one that would do`() throws {
    try withTemporaryFolder { folder in
      try Data("가 나".utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      #expect(try CommandRun(["train", "a.txt", "--output", "v", "--quiet"], in: folder).status == 0)
      for command in [["count"], ["train"], ["audit", "v"], ["suggest", "v"], ["encode", "v"]] {
        var arguments = command + ["a.txt"]
        if command.count == 1 { arguments += ["--output", "out"] }
        let run = try CommandRun(arguments + ["--threads", "1", "--memory", "20MB"], in: folder)
        #expect(run.status == 1)
        // Training needs more even for one word.
        let enough = command == ["train"] ? 55 : 40
        #expect(
          run.errorText == "error: --memory: 20 MB is less than this run needs; give at least --memory \(enough)MB\n")
      }
      let enough = try CommandRun(
        ["count", "a.txt", "--output", "out", "--threads", "1", "--memory", "41MB"], in: folder)
      #expect(enough.status == 0, "\(enough.errorText)")
    }
  }

  private func bytes(_ folder: FilePath, _ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder.appending(name).string))
  }
}
