import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Tables are hashed with another secret in each process.
@Suite struct HashSecretTests {
  @Test func `No result depends on the secret of the process`() throws {
    try withTemporaryFolder { folder in
      var random = RandomComments(seed: 3)
      try Data(random.text(lineCount: 3000)).write(to: URL(filePath: folder.appending("a.txt").string))
      try Data(random.text(lineCount: 1000)).write(to: URL(filePath: folder.appending("b.txt").string))
      var first: [String: [UInt8]] = [:]
      for round in 0..<4 {
        let threads = ["--threads", round < 2 ? "1" : "3", "--force", "--quiet"]
        var results: [String: [UInt8]] = [:]
        func run(_ arguments: [String]) throws -> [UInt8] {
          let run = try CommandRun(arguments, in: folder)
          #expect(run.status == 0, "\(run.errorText)")
          return run.output
        }
        _ = try run(["count", "a.txt", "--output", "counts"] + threads)
        _ = try run(["train", "a.txt", "--vocab-size", "1500", "--output", "v"] + threads)
        _ = try run(["train", "b.txt", "--vocab-size", "900", "--output", "w"] + threads)
        _ = try run(["merge", "v", "w", "--on", "b.txt", "--max-added", "50", "--output", "m"] + threads)
        results["audit"] = try run(["audit", "v", "b.txt", "--markdown", "--threads", threads[1], "--quiet"])
        results["suggest"] = try run([
          "suggest", "w", "b.txt", "--markdown", "--threads", threads[1], "--quiet",
        ])
        for file in ["counts", "v/vocab.txt", "v/tokenizer.json", "m/vocab.txt", "m/tokenizer.json"] {
          results[file] = Array(try Data(contentsOf: URL(filePath: folder.appending(file).string)))
        }
        if round == 0 { first = results }
        for (name, bytes) in results { #expect(first[name] == bytes, "\(name), round \(round)") }
      }
    }
  }
}
