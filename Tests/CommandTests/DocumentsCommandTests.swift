import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct `Documents in clean` {
  private func write(_ text: String, _ name: String, in folder: FilePath) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string))
  }

  private static let threads = """
    {"thread_id": 7, "body": "첫 댓글입니다 여러분"}
    {"thread_id": 7, "body": "거기에 달린 답글이에요"}
    {"thread_id": 8, "body": "짧음"}
    {"thread_id": 8, "body": "짧은 댓글에 달린 답글입니다"}
    {"thread_id": 9, "body": "혼자"}
    {"thread_id": 10, "body": "첫 댓글입니다 여러분"}
    {"thread_id": 10, "body": "같은 댓글에 달린 답글입니다"}

    """

  @Test func `puts a blank line between a comment with its replies and the next`() throws {
    try withTemporaryFolder { folder in
      try write(Self.threads, "threads.jsonl", in: folder)
      let common = [
        "clean", "threads.jsonl", "--text-field", "body", "--documents", "thread_id", "--preset",
        "kcelectra-pretraining", "--quiet",
      ]
      let kept = try CommandRun(common, in: folder)
      let first = "첫 댓글입니다 여러분\n거기에 달린 답글이에요\n"
      #expect(kept.text == first + "\n짧은 댓글에 달린 답글입니다\n\n같은 댓글에 달린 답글입니다\n")
      #expect(kept.errorText == "")
      #expect(try CommandRun(common + ["--drop-headless"], in: folder).text == first)
      let report = try CommandRun(common + ["--output", "out.txt", "--json"], in: folder)
      #expect(
        report.text.contains("\"documents\" : {\n    \"empty\" : 1,\n    \"headless\" : 2,\n    \"written\" : 3\n  }"))
      #expect(try String(contentsOfFile: folder.appending("out.txt").string, encoding: .utf8) == kept.text)
    }
  }

  @Test func `says how to sort, and that works`() throws {
    let csv = "thread_id,body\n2,\"a \"\"b\"\"\nc\"\n1,d\n2,e\n"
    let tsv = "thread_id\tbody\n2\ta \"b\" c\n1\td\n2\te\n"
    let jsonl =
      "{\"thread_id\":2,\"body\":\"a \\\"b\\\"\\nc\"}\n{\"thread_id\":1,\"body\":\"d\"}\n{\"thread_id\":2,\"body\":\"e\"}\n"
    let files = [("a.csv", csv, 5, "sqlite3"), ("a.tsv", tsv, 4, "sort"), ("a.jsonl", jsonl, 3, "jq")]
    try withTemporaryFolder { folder in
      for (name, text, line, tool) in files {
        try write(text, name, in: folder)
        let options = ["--text-field", "body", "--documents", "thread_id"]
        let refused = try CommandRun(["clean", name, "--output", "out"] + options, in: folder)
        #expect(refused.status == 1)
        let start =
          "error: \(name):\(line): the document '2' goes on here after another one began; bring the records of each "
          + "'thread_id' together first: "
        try #require(refused.errorText.hasPrefix(start), "\(refused.errorText)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending("out").string))
        guard try ChildProcess("/bin/sh", ["-c", "command -v \(tool)"], in: folder).status == 0 else { continue }
        var command = refused.errorText.dropFirst(start.count).dropLast()
        if let end = command.firstRange(of: ", N being") { command = command[..<end.lowerBound] }
        let column = String(command).split(separator: "N,N").joined(separator: "1,1")
        let sorted = try ChildProcess("/bin/bash", ["-c", "\(column) > sorted-\(name)"], in: folder)
        try #require(sorted.status == 0, "\(column): \(sorted.errorText)")
        let cleaned = try CommandRun(["clean", "sorted-\(name)", "--quiet"] + options, in: folder)
        #expect(cleaned.text == "d\n\na \"b\" c\ne\n", "\(name): \(cleaned.errorText)")
      }
    }
  }

  @Test func `refuses options that contradict`() throws {
    try withTemporaryFolder { folder in
      let both = try CommandRun(["clean", "a.jsonl", "--documents", "id", "--keep-empty"], in: folder)
      #expect(both.status == 64)
      #expect(both.errorText.contains("--keep-empty and --documents both give empty lines a meaning"))
      let alone = try CommandRun(["clean", "a.jsonl", "--drop-headless"], in: folder)
      #expect(alone.status == 64)
      #expect(alone.errorText.contains("--drop-headless says what becomes of documents"))
    }
  }
}
