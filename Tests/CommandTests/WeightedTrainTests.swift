import FoundationEssentials
import Glibc
import SystemPackage
import TestSupport
import Testing

@Suite struct WeightedTrainTests {
  private static let files = ["a.txt": "이 영화 재밌다 이 영화 최고\n", "b.txt": "영화 별로\n"]

  private func succeed(_ arguments: [String], _ folder: FilePath) throws {
    let run = try CommandRun(arguments, in: folder)
    #expect(run.status == 0, "\(arguments): \(run.errorText)")
  }

  @Test func `A weight is as good as repeating the file, for comments, counts and lists`() throws {
    try withTemporaryFolder { folder in
      let lines = SampleComments.lines
      try write(folder, "a.txt", lines.prefix(lines.count / 2).joined(separator: "\n") + "\n")
      try write(folder, "b.txt", lines.suffix(lines.count / 2).joined(separator: "\n") + "\n")
      try write(folder, "list", "b.txt:3\na.txt\n")
      try write(folder, "described", #"{"path": "b.txt", "weight": 3, "format": "text"}"# + "\na.txt\n")
      for name in ["a", "b"] { try succeed(["count", "\(name).txt", "--output", "\(name).counts"], folder) }
      let size = ["--vocab-size", "500", "--output"]
      try succeed(["train", "a.txt", "b.txt", "b.txt", "b.txt"] + size + ["repeated"], folder)
      try succeed(["train", "a.txt", "b.txt:3"] + size + ["weighted"], folder)
      try succeed(["train", "--files-from", "list", "--threads", "3"] + size + ["listed"], folder)
      try succeed(["train", "--files-from", "described"] + size + ["described-out"], folder)
      try succeed(["train", "--counts", "a.counts", "b.counts:3"] + size + ["counted"], folder)
      for name in ["weighted", "listed", "described-out", "counted"] {
        for file in ["vocab.txt", "token-counts.tsv"] {
          #expect(try text(folder, "\(name)/\(file)") == text(folder, "repeated/\(file)"), "\(name)")
        }
      }
      #expect(try text(folder, "listed/training.json") == text(folder, "weighted/training.json"))
      #expect(try text(folder, "listed/README.md") == text(folder, "weighted/README.md"))
    }
  }

  @Test func `What each source contributes is reported, in summary, JSON, manifest and card`() throws {
    try withTemporaryFolder { folder in
      for (name, text) in Self.files { try write(folder, name, text) }
      let arguments = ["train", "a.txt", "b.txt:6", "--count-power", "0.5", "--output", "out"]
      let run = try CommandRun(arguments, in: folder)
      #expect(run.text.contains("33.3 % a.txt: 6 words × 1\n"), "\(run.text)")
      #expect(run.text.contains("66.7 % b.txt: 2 words × 6\n"))
      #expect(run.text.contains("0.5, of each word's weighted count\n"))
      let manifest = try text(folder, "out/training.json").filter { !$0.isWhitespace }
      let mixture =
        #""mixture":{"count_power":0.5,"sources":[{"name":"a.txt","share":0.333333,"weight":1,"words":6},"#
        + #"{"name":"b.txt","share":0.666667,"weight":6,"words":2}]}"#
      #expect(manifest.contains(mixture), "\(manifest)")
      #expect(try text(folder, "out/README.md").contains("66.7 % b.txt: 2 words × 6 |\n"))
      let json = try CommandRun(arguments + ["--json", "--force"], in: folder)
      #expect(json.text.filter { !$0.isWhitespace }.contains(mixture), "\(json.text)")
      // 영화: 2 + 6 = 8, and 2.83 is 3.
      #expect(try text(folder, "out/token-counts.tsv").contains("\t영화\t3\n"))
    }
  }

  @Test func `A weight holds for all that a pattern finds`() throws {
    try withTemporaryFolder { folder in
      for (name, text) in Self.files { try write(folder, name, text) }
      try succeed(["train", "a.txt:2", "b.txt:2", "--output", "named"], folder)
      try succeed(["train", "*.txt:2", "--output", "matched"], folder)
      #expect(try text(folder, "matched/training.json") == text(folder, "named/training.json"))
    }
  }

  @Test func `A weighted file is not written over`() throws {
    try withTemporaryFolder { folder in
      try #require(mkdir(folder.appending("out").string, 0o777) == 0)
      try write(folder, "out/a.txt", "이 영화 재밌다\n")
      let run = try CommandRun(["train", "out/a.txt:2", "--output", "out", "--force"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText == "error: out: holds out/a.txt, which is read; choose another directory for --output\n")
    }
  }

  @Test func `A file whose name ends like a weight is that file`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt:3", "이 영화 재밌다\n")
      try succeed(["train", "a.txt:3", "--output", "plain"], folder)
      #expect(try !text(folder, "plain/training.json").contains("mixture"))
      try succeed(["train", "a.txt:3:2", "--output", "weighted"], folder)
      #expect(try text(folder, "weighted/training.json").contains("\"mixture\""))
    }
  }

  static let runs: [BadRun] = [
    BadRun(
      "a weight of nothing", ["train", "a.txt", "b.txt:0", "--output", "out"], files: files,
      "error: b.txt:0: 0 is not a weight; give a number above 0, at most 1000000000 and with at most three decimals, such as "
        + "40 or 0.5\n"),
    BadRun(
      "a negative weight", ["train", "--counts", "a.counts:-2", "--output", "out"], files: ["a.counts": ""],
      "error: a.counts:-2: -2 is not a weight; give a number above 0, at most 1000000000 and with at most three decimals, "
        + "such as 40 or 0.5\n"),
    BadRun(
      "a weight that is no number", ["train", "a.txt:much", "--output", "out"], files: files,
      "error: a.txt:much: much is not a weight; give a number above 0, at most 1000000000 and with at most three decimals, "
        + "such as 40 or 0.5\n"),
    BadRun(
      "a weighted file that is missing", ["train", "c.txt:4", "--output", "out"], files: files,
      "error: c.txt: no such file; check the name\n"),
    BadRun(
      "a weight of nothing in a list", ["train", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path": "a.txt", "weight": 0}"#],
      "error: list:1: \"weight\" cannot be '0'; give a number above 0, at most 1000000000 and with at most three decimals, "
        + "such as 40 or 0.5\n"),
    BadRun(
      "a weight for a command that takes none", ["count", "--files-from", "list", "--output", "out"],
      files: ["list": #"{"path": "a.txt", "weight": 2}"#],
      "error: list:1: only `kc-vocab train` weighs sources; leave \"weight\" out\n"),
    BadRun(
      "a weight too large for the counts", ["train", "--counts", "a.counts:1000000000", "--output", "out"],
      files: [
        "a.counts": "#kc-vocab-counts\t1\t{\"pipeline\":\(pipeline)}\n가\t9223372036854775807\n"
      ],
      "error: 가: the weighted counts add up to more than 9223372036854775807 in the parts of one that the weights need; give "
        + "smaller weights, or weights with fewer decimals\n"),
  ]

  /// As the header of a counts file has it.
  private static var pipeline: String {
    (try? withTemporaryFolder { folder in
      try write(folder, "a.txt", "가\n")
      try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder)
      let header = try text(folder, "a.counts").split(separator: "\n")[0]
      let from = try #require(header.firstRange(of: "\"pipeline\":")).upperBound
      let to = try #require(header[from...].firstRange(of: "},\"sources\"")?.lowerBound)
      return String(header[from...to])
    }) ?? ""
  }

  @Test(arguments: runs) func `A wrong weight is named, and nothing is left behind`(_ run: BadRun) throws {
    try run.check()
  }

  @Test(arguments: ["1.5", "-1", "half", "0.12345"]) func `A wrong power is wrong usage`(_ power: String) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화\n")
      let run = try CommandRun(["train", "a.txt", "--count-power=\(power)", "--output", "out"], in: folder)
      #expect(run.status == 64)
      #expect(
        run.errorText.hasPrefix(
          "error: --count-power \(power): a number from 0 to 1 with at most three decimals is needed, such as 0.85\n"))
      #expect(try names(folder) == ["a.txt"])
    }
  }
}
