import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What the system refuses: room on the disk, and memory.
@Suite struct ExhaustionTests {
  private func writeWords(_ count: Int, to path: FilePath) throws {
    var generator = SeededGenerator(seed: 11)
    let words = (0..<count).map { number in
      String(UInt64.random(in: 0...(.max), using: &generator), radix: 36) + (number % 8 == 7 ? "\n" : " ")
    }
    try Data(words.joined().utf8).write(to: URL(filePath: path.string))
  }

  /// Files may not grow beyond so many blocks of 512 bytes, which fails as a full disk does.
  private func run(_ limits: String, _ arguments: [String], in folder: FilePath) throws -> ChildProcess {
    try ChildProcess(
      "/bin/sh", ["-c", "trap '' XFSZ; \(limits); exec \"$0\" \"$@\"", CommandRun.executable] + arguments, in: folder)
  }

  @Test(.timeLimit(.minutes(3)), arguments: [1, 64, 1024])
  func `A run whose temporary files have no room ends at once, and writes nothing`(blocks: Int) throws {
    try withTemporaryFolder { folder in
      try writeWords(300_000, to: folder.appending("a.txt"))
      for threads in ["1", "2"] {
        let arguments = [
          "count", "a.txt", "--output", "counts", "--quiet", "--threads", threads, "--memory", "38MiB", "--temp-dir",
          "t",
        ]
        let refused = try run("ulimit -f \(blocks)", arguments, in: folder)
        #expect(refused.status == 1, "\(refused.errorText)")
        #expect(refused.errorText.hasPrefix("error: ") && refused.errorText.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder.appending("counts").string))
      }
    }
  }

  @Test func `Memory that is not to be had is an error`() throws {
    try withTemporaryFolder { folder in
      try Data("가나 다라\n".utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      // Address space for the keys of comments is asked for at once.
      let refused = try run(
        "ulimit -v 8000000", ["count", "a.txt", "--dedup", "--output", "counts", "--memory", "100GB", "--quiet"],
        in: folder)
      #expect(refused.status == 1, "\(refused.errorText)")
      #expect(refused.errorText.hasPrefix("error: no memory left (asked for "), "\(refused.errorText)")
      #expect(refused.errorText.hasSuffix(" MB); use less with --memory, or give the process more\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string) == ["a.txt"])
    }
  }

  @Test func `Numbers beyond what can be are refused`() throws {
    try withTemporaryFolder { folder in
      for (arguments, message) in [
        (["count", "a.txt", "--output", "o", "--threads", "1025"], "--threads 1025: at most 1024 is possible"),
        (
          ["train", "a.txt", "--output", "o", "--vocab-size", "9223372036854775807"],
          "--vocab-size 9223372036854775807: at most 1000000000 is possible"
        ),
        (
          ["clean", "a.txt", "--clean", "kcelectra-2022", "--shorten-repeats", "9223372036854775807"],
          "--shorten-repeats 9223372036854775807: at most 1000000000 is possible"
        ),
        (
          ["suggest", "v", "a.txt", "--budget", "9223372036854775807"],
          "--budget 9223372036854775807: at most 1000000000 is possible"
        ),
        (
          ["suggest", "v", "a.txt", "--unknown-cost", "9223372036854775807"],
          "--unknown-cost 9223372036854775807: at most 100000 is possible"
        ),
        (
          ["merge", "v", "w", "--output", "o", "--unknown-cost", "9223372036854775807"],
          "--unknown-cost 9223372036854775807: at most 100000 is possible"
        ),
        (
          ["merge", "v", "w", "--output", "o", "--pad-to-multiple-of", "1048576"],
          "--pad-to-multiple-of 1048576: at most 65536 is possible"
        ),
      ] {
        let refused = try CommandRun(arguments, in: folder)
        #expect(refused.status == 64)
        #expect(refused.errorText.contains(message), "\(refused.errorText)")
      }
    }
  }

  @Test func `The largest vocabulary that can be asked for takes no more memory than the words need`() throws {
    try withTemporaryFolder { folder in
      try Data("가나 다라 가나다 가나라\n".utf8).write(to: URL(filePath: folder.appending("a.txt").string))
      let arguments = ["train", "a.txt", "--output", "v", "--vocab-size", "1000000000", "--quiet", "--threads", "2"]
      #expect(try run("ulimit -v 4000000", arguments, in: folder).status == 0)
    }
  }
}
