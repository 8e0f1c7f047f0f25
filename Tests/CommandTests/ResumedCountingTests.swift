import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct ResumedCountingTests {
  private static let names = (0..<12).map { "part\($0).txt" }

  /// Twelve files; two have the same content.
  private func writeParts(_ folder: FilePath) throws {
    var random = RandomComments(seed: 3)
    for name in Self.names { try write(folder, name, random.text(lineCount: 3000)) }
    try write(folder, Self.names[7], Array(try bytes(folder, Self.names[2])))
  }

  private func write(_ folder: FilePath, _ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: folder.appending(name).string))
  }

  private func bytes(_ folder: FilePath, _ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: folder.appending(name).string))
  }

  private func shards(_ folder: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending("work").string).sorted()
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `A run that is killed at any point and run again gives the same bytes`(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      try writeParts(folder)
      #expect(try CommandRun(["count"] + Self.names + ["--output", "whole", "--quiet"], in: folder).status == 0)
      let arguments = ["count"] + Self.names + ["--output", "out", "--force", "--quiet", "--work-dir", "work"]
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<6 {
        let delay = "\(Double(Int.random(in: 5...60, using: &generator)) / 1000)"
        // In the foreground, timeout does not kill itself too but waits until the process is gone; its status is the
        // process's own, also where that ends by itself in the moment that it would have been killed.
        let killed = try ChildProcess(
          "/usr/bin/env",
          ["timeout", "--foreground", "--preserve-status", "-s", "KILL", delay, CommandRun.executable] + arguments,
          in: folder)
        #expect([0, 128 + 9, 137].contains(killed.status))
      }
      #expect(try CommandRun(arguments, in: folder).status == 0)
      #expect(try bytes(folder, "out") == bytes(folder, "whole"), "seed \(seed)")
      let left = try shards(folder)
      #expect(left.count == Self.names.count - 1, "one shard for each content, and nothing half written")
      #expect(left.allSatisfy { $0.hasSuffix(".counts.zst") && !$0.hasPrefix(".") })
    }
  }

  @Test func `Only what is new is counted`() throws {
    try withTemporaryFolder { folder in
      try writeParts(folder)
      let arguments = ["count"] + Self.names + ["--output", "out", "--force", "--work-dir", "work"]
      #expect(try CommandRun(arguments, in: folder).errorText == "1 of 12 files were counted before\n")
      #expect(try CommandRun(arguments, in: folder).errorText == "12 of 12 files were counted before\n")
      try write(folder, Self.names[4], Array("새 글\n".utf8))
      #expect(try CommandRun(arguments, in: folder).errorText == "11 of 12 files were counted before\n")
      #expect(try CommandRun(["count"] + Self.names + ["--output", "whole", "--quiet"], in: folder).status == 0)
      #expect(try bytes(folder, "out") == bytes(folder, "whole"))
      let lowercased = try CommandRun(arguments + ["--lowercase"], in: folder)
      #expect(lowercased.errorText == "1 of 12 files were counted before\n", "another pipeline gives other counts")
    }
  }

  @Test func `Kept counts of another file, of other settings or damaged ones are made anew`() throws {
    try withTemporaryFolder { folder in
      try writeParts(folder)
      let arguments = ["count"] + Self.names + ["--output", "out", "--force", "--work-dir", "work"]
      #expect(try CommandRun(["count"] + Self.names + ["--output", "whole", "--quiet"], in: folder).status == 0)
      #expect(try CommandRun(arguments + ["--format", "tsv"], in: folder).status == 0)
      let other = try shards(folder)
      #expect(try CommandRun(arguments, in: folder).status == 0)
      let own = try shards(folder).filter { !other.contains($0) }
      let good = try own.map { try bytes(folder, "work/\($0)") }
      let half = good[0].prefix(good[0].count / 2)
      var flipped = good[0]
      flipped[flipped.count / 2] ^= 1
      let others = try other.map { try bytes(folder, "work/\($0)") }
      let spoilt: [(String, Data)] = [
        ("another's", good[1]), ("cut", Data(half)), ("flipped", flipped), ("empty", Data()),
        ("text", Data("가\n".utf8)),
        ("other settings", try #require(others.first { $0 != good[0] })),
      ]
      for (name, content) in spoilt {
        try write(folder, "work/\(own[0])", Array(content))
        let run = try CommandRun(arguments, in: folder)
        #expect(run.status == 0, "\(name): \(run.errorText)")
        let words = "warning: work/\(own[0]): is damaged or holds other counts than its name says; part"
        #expect(run.errorText.contains(words), "\(name): \(run.errorText)")
        #expect(try bytes(folder, "out") == bytes(folder, "whole"), "\(name)")
        #expect(try bytes(folder, "work/\(own[0])") == good[0], "\(name)")
      }
    }
  }

  @Test func `What cannot be read twice is refused`() throws {
    let run = try CommandRun(["count", "-", "--output", "out", "--work-dir", "work"], in: "/tmp")
    #expect(run.status == 64)
    #expect(run.errorText.hasPrefix("error: --work-dir: standard input cannot be read again; name files\n"))
  }
}
