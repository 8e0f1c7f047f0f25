import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct `Deduplication in commands` {
  private func write(_ text: String, _ name: String, in folder: FilePath) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string))
  }

  private func read(_ name: String, in folder: FilePath) throws -> String {
    try String(contentsOfFile: folder.appending(name).string, encoding: .utf8)
  }

  /// The words of a counts file, without its first line, which tells where they come from.
  private func words(_ name: String, in folder: FilePath) throws -> Substring {
    let text = try read(name, in: folder)
    return text[(text.firstIndex(of: "\n") ?? text.startIndex)...]
  }

  @discardableResult
  private func run(_ arguments: [String], in folder: FilePath, input: String = "") throws -> CommandRun {
    let run = try CommandRun(arguments, in: folder, input: Array(input.utf8))
    try #require(run.status == 0, "\(arguments): \(run.errorText)")
    return run
  }

  @Test func `counts each comment once, however little memory there is`() throws {
    // More comments than half of what 56 MB leave holds the keys of.
    let comments = (0..<300_000).map { "말 \(($0 &* 7_919) % 240_000) 끝\($0 % 3 == 0 ? "" : "!")\n" }
    var seen: Set<String> = []
    let first = comments.filter { seen.insert($0).inserted }
    try withTemporaryFolder { folder in
      try write(comments.joined(), "all.txt", in: folder)
      try write(first.joined(), "first.txt", in: folder)
      let common = ["--force", "--quiet", "--temp-dir", folder.string, "--output"]
      try run(["count", "first.txt"] + common + ["first"], in: folder)
      try run(["count", "all.txt", "--dedup", "--dedup-report", "large.json"] + common + ["large"], in: folder)
      let small = ["--memory", "56MB", "--threads", "2", "--dedup", "--dedup-report", "small.json"]
      try run(["count", "all.txt"] + small + common + ["small"], in: folder)
      #expect(try words("large", in: folder) == words("first", in: folder))
      #expect(try words("small", in: folder) == words("first", in: folder))
      try run(["count", "-"] + small + common + ["piped"], in: folder, input: comments.joined())
      #expect(try words("piped", in: folder) == words("first", in: folder))
      #expect(try read("large.json", in: folder).contains("\"temporary_bytes\" : 0"))
      #expect(try !read("small.json", in: folder).contains("\"temporary_bytes\" : 0"))
      #expect(try read("small.json", in: folder).contains("\"dropped\" : \(comments.count - first.count)"))
    }
  }

  @Test func `tells what was dropped and what was repeated most`() throws {
    try withTemporaryFolder { folder in
      try write("ㅋㅋ\n가\nㅋㅋ\n나\n", "a.txt", in: folder)
      try write("나\nㅋㅋ\n다\n", "b.txt", in: folder)
      let counted = try run(
        ["count", "a.txt", "b.txt", "--dedup-report", "report.tsv", "--output", "out"], in: folder)
      #expect(counted.errorText == "repeated    3 of 7 comments dropped (42.857 %)\n")
      let table = "# repeated    3 of 7 comments dropped (42.857 %)\noccurrences\tcomment\n3\tㅋㅋ\n2\t나\n"
      #expect(try read("report.tsv", in: folder) == table)
      try run(["count", "a.txt", "b.txt", "--dedup-report", "report.json", "--output", "out", "--force"], in: folder)
      #expect(
        try read("report.json", in: folder) == """
          {
            "comments" : 7,
            "dropped" : 3,
            "most_repeated" : [
              {
                "occurrences" : 3,
                "text" : "ㅋㅋ"
              },
              {
                "occurrences" : 2,
                "text" : "나"
              }
            ],
            "schema" : "kc-vocab/deduplication/1",
            "temporary_bytes" : 0
          }

          """)
    }
  }

  @Test func `is the same in every command that reads comments`() throws {
    try withTemporaryFolder { folder in
      let comments = SampleComments.lines
      try write((comments + comments.reversed()).joined(separator: "\n"), "twice.txt", in: folder)
      var seen: Set<String> = []
      try write(comments.filter { seen.insert($0).inserted }.joined(separator: "\n"), "once.txt", in: folder)
      try run(["train", "once.txt", "--vocab-size", "2000", "--output", "once"], in: folder)
      try run(["train", "twice.txt", "--dedup", "--vocab-size", "2000", "--output", "twice"], in: folder)
      #expect(try read("once/vocab.txt", in: folder) == read("twice/vocab.txt", in: folder))
      for arguments in [["audit", "once"], ["suggest", "once"]] {
        let once = try run(arguments + ["once.txt", "--json", "--quiet"], in: folder)
        let twice = try run(arguments + ["twice.txt", "--dedup", "--json", "--quiet"], in: folder)
        #expect(figures(once.text) == figures(twice.text), "\(arguments)")
      }
      let merge = ["merge", "once", "twice/vocab.txt", "--dry-run", "--json", "--quiet", "--on"]
      let once = try run(merge + ["once.txt"], in: folder)
      let twice = try run(merge + ["twice.txt", "--dedup"], in: folder)
      #expect(figures(once.text) == figures(twice.text))
    }
  }

  /// A report without what names its files, counts their bytes or measures time.
  private func figures(_ text: String) -> [Substring] {
    let varying = ["\"name\"", "\"bytes\"", "\"sha256\"", "\"seconds\"", "\"peak_bytes\""]
    return text.split(separator: "\n").filter { line in !varying.contains { line.contains($0) } }
  }

  @Test func `is refused where each line must have its result`() throws {
    try withTemporaryFolder { folder in
      let encoded = try CommandRun(["encode", "vocab", "a.txt", "--dedup"], in: folder)
      #expect(encoded.status == 64)
      #expect(encoded.errorText.contains("--dedup leaves comments out, and encode gives a line for each"))
      let counted = try CommandRun(
        ["count", "a.txt", "--no-dedup", "--dedup-report", "x", "--output", "y"], in: folder)
      #expect(counted.status == 64)
      #expect(counted.errorText.contains("--dedup-report says what --dedup dropped; leave out --no-dedup"))
    }
  }
}
