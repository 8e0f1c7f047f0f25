import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct CountCommandTests {
  @Test func `A counts file is a header and sorted words`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "하이 하이 가\r\n\r\n나")
      let run = try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text.hasPrefix("corpus      3 comments, "), "\(run.text)")
      #expect(run.text.contains(" bytes\nwords       4, 3 distinct\n"), "\(run.text)")
      let lines = try text(folder, "a.counts").split(separator: "\n")
      #expect(lines[0].hasPrefix("#kc-vocab-counts\t1\t{"))
      #expect(lines.dropFirst() == ["가\t1", "나\t1", "하이\t2"])
    }
  }

  @Test func `JSON has the documented names, and quiet says nothing`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "하이 하이요\n하이\n")
      let run = try CommandRun(["count", "a.txt", "--output", "a.counts", "--json"], in: folder)
      struct Report: Decodable {
        struct Corpus: Decodable { var files, lines, words, distinctWords, characters, bytes, invalidSequences: Int }
        struct Stage: Decodable {
          var name: String
          var seconds: Double
          var peakBytes: Int
        }
        var schema: String
        var corpus: Corpus
        var stages: [Stage]
      }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let report = try decoder.decode(Report.self, from: Data(run.output))
      #expect(report.schema == "kc-vocab/count/1")
      #expect(report.corpus.lines == 2 && report.corpus.words == 3 && report.corpus.distinctWords == 2)
      #expect(report.corpus.characters == 7 && report.corpus.bytes == 24 && report.corpus.invalidSequences == 0)
      #expect(report.stages.map(\.name) == ["counting", "writing"])
      #expect(report.stages.allSatisfy { $0.seconds >= 0 && $0.peakBytes > 0 })
      let quiet = try CommandRun(["count", "a.txt", "--output", "a.counts", "--force", "--quiet"], in: folder)
      #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.errorOutput.isEmpty)
    }
  }

  @Test(arguments: [[], ["--work-dir", "work"]])
  func `Comments without a word are counted, and nothing is learned from them`(
    _ options: [String]
  ) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "\n\n")
      let run = try CommandRun(["count", "a.txt", "--output", "a.counts", "--json"] + options, in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty, "\(run.errorText)")
      #expect(run.text.contains("\"lines\" : 2"))
      let counts = try text(folder, "a.counts")
      #expect(counts.split(separator: "\n").count == 1 && counts.contains("\"lines\":2"))
      let train = try CommandRun(["train", "--counts", "a.counts", "--output", "out"], in: folder)
      #expect(train.status == 1)
      #expect(train.errorText.hasPrefix("error: the corpus holds no words;"), "\(train.errorText)")
    }
  }

  static let comment = ["a.txt": "가 나\n"]
  static let runs: [BadRun] = [
    BadRun(
      "an output that exists", ["count", "a.txt", "--output", "b.txt"], files: ["a.txt": "가 나\n", "b.txt": ""],
      "error: b.txt: exists already; choose another name, or replace it with --force\n"),
    BadRun(
      "an output in no directory", ["count", "a.txt", "--output", "none/a.counts"], files: comment,
      "error: none/a.counts: cannot be written (No such file or directory); choose a place that you may write to\n"),
    BadRun(
      "an output where nobody may write", ["count", "a.txt", "--output", "/proc/a.counts"], files: comment,
      "error: /proc/a.counts: cannot be written (No such file or directory); choose a place that you may write to\n"),
    BadRun(
      "no comments", ["count", "a.csv", "--output", "a.counts"], files: ["a.csv": ""],
      "warning: a.csv: is empty\nerror: the corpus holds no words; check that the right files are named and that they hold text\n"
    ),
  ]

  @Test(arguments: runs) func `Bad input is named, with what to do, and nothing is left behind`(_ run: BadRun) throws {
    try run.check()
  }

  @Test(arguments: ["a.counts", "a.counts.gz", "a.counts.zst"]) func `A full disk leaves nothing behind`(
    _ output: String
  ) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", SampleComments.lines.joined(separator: "\n"))
      // A limit on the size of files, in blocks of 512 bytes, fails a write as a full disk does.
      let limited = "trap '' XFSZ; ulimit -f 4; exec \"$0\" count a.txt --output \(output)"
      let run = try ChildProcess("/bin/sh", ["-c", limited, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      #expect(run.errorText.hasPrefix("error: \(output): cannot be written ("), "\(run.errorText)")
      #expect(try names(folder) == ["a.txt"])
    }
  }
}
