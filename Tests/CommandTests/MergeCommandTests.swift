import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VocabMerging

@Suite struct MergeCommandTests {
  private static let special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
  private static let base = special + ["가", "##나", "[unused0]", "다"]
  private static let donor = special + ["가나", "[unused0]", "[unused1]", "##다", "가", "라", "a.b", "abc", "마"]

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "base.txt", Self.base.joined(separator: "\n") + "\n")
      try write(folder, "donor.txt", Self.donor.joined(separator: "\n"))
      try body(folder)
    }
  }

  private func merge(_ options: [String], in folder: FilePath, donor: String = "donor.txt") throws -> CommandRun {
    let run = try CommandRun(["merge", "base.txt", donor] + options, in: folder)
    try #require(run.status == 0, "\(run.errorText)")
    return run
  }

  private func tokens(_ folder: FilePath, _ output: String = "out") throws -> [String] {
    try text(folder, "\(output)/vocab.txt").split(separator: "\n").map(String.init)
  }

  @Test func `A vocabulary directory is written whole, and says what it was made from`() throws {
    try inFolder { folder in
      let run = try merge(["--output", "out"], in: folder)
      #expect(run.text.hasPrefix("9 + 6 = 15 tokens\n  base: base.txt, 9 tokens\n  donor: donor.txt, 14 tokens\n"))
      #expect(run.text.hasSuffix("\nwritten to out\n"))
      #expect(
        try names(folder.appending("out")) == [
          "README.md", "merge-map.tsv", "report.json", "special_tokens_map.json", "tokenizer.json",
          "tokenizer_config.json", "training.json", "vocab.txt",
        ])
      #expect(try tokens(folder) == Self.base + ["가나", "##다", "라", "a.b", "abc", "마"])
      let info = try CommandRun(["info", "out"], in: folder)
      #expect(info.text.contains("merged from     9 tokens and 6 added\n"))
      #expect(info.text.contains("base            base.txt, 9 tokens, sha256 "))
      #expect(info.text.contains("donor           donor.txt, 14 tokens, sha256 "))
      let encoded = try CommandRun(["encode", "out", "-"], in: folder, input: Array("가나다 라가나".utf8))
      #expect(encoded.text == "가나 ##다 [UNK]\n")
      #expect(try CommandRun(["merge", "out", "donor.txt", "--dry-run", "-q"], in: folder).status == 0)
    }
  }

  @Test func `A dry run tells the same and writes nothing`() throws {
    try inFolder { folder in
      let before = try names(folder)
      let dry = try merge(["--dry-run", "--json"], in: folder)
      #expect(try names(folder) == before)
      let run = try merge(["--output", "out", "--json"], in: folder)
      #expect(dry.output == run.output)
      #expect(try text(folder, "out/report.json") == run.text)
      #expect(try merge(["--dry-run"], in: folder).text.hasSuffix("\ndry run: nothing was written\n"))
      #expect(try merge(["--dry-run", "--quiet"], in: folder).output.isEmpty)
    }
  }

  @Test func `Whatever form the parents have, the same is merged`() throws {
    try inFolder { folder in
      _ = try merge(["--output", "plain"], in: folder)
      try write(folder, "crlf.txt", "\u{FEFF}" + Self.donor.joined(separator: "\r\n") + "\r\n")
      _ = try merge(["--output", "crlf"], in: folder, donor: "crlf.txt")
      // A merge with itself is a vocabulary directory of the same tokens.
      #expect(try CommandRun(["merge", "donor.txt", "donor.txt", "--output", "dir", "-q"], in: folder).status == 0)
      for (donor, output) in [("dir", "a"), ("dir/tokenizer.json", "b"), ("dir/vocab.txt", "c")] {
        _ = try merge(["--output", output], in: folder, donor: donor)
      }
      let piped = try CommandRun(
        ["merge", "base.txt", "-", "--output", "piped"], in: folder,
        input: Array(Self.donor.joined(separator: "\n").utf8))
      #expect(piped.status == 0)
      let expected = try text(folder, "plain/vocab.txt")
      for output in ["crlf", "a", "b", "c", "piped"] { #expect(try text(folder, "\(output)/vocab.txt") == expected) }
    }
  }

  @Test(arguments: [
    (["--keep-unused"], ["[unused0]", "다", "가나", "[unused1]", "##다", "라", "a.b", "abc", "마"]),
    (["--fill-unused"], ["가나", "다", "##다", "라", "a.b", "abc", "마"]),
    (["--drop-unreachable"], ["[unused0]", "다", "가나", "##다", "라", "abc", "마"]),
    (["--max-added", "2"], ["[unused0]", "다", "가나", "##다"]),
    (["--size", "12", "--fill-unused"], ["가나", "다", "##다", "라", "a.b"]),
    (["--size", "10", "--pad-to-multiple-of", "6"], ["[unused0]", "다", "가나", "[unused1]", "[unused2]"]),
    (["--only-script", "hangul"], ["[unused0]", "다", "가나", "##다", "라", "마"]),
    (["--only-script", "latin", "--drop-unreachable"], ["[unused0]", "다", "abc"]),
    (["--exclude-file", "list.txt"], ["[unused0]", "다", "##다", "a.b", "abc", "마"]),
    (["--on", "a.txt", "--min-count", "2"], ["[unused0]", "다", "가나", "라"]),
    (["--on-counts", "a.counts", "--min-count", "2"], ["[unused0]", "다", "가나", "라"]),
    (["--on", "a.txt", "--on", "a.txt", "--min-count", "4"], ["[unused0]", "다", "가나", "라"]),
    (["--on", "a.txt", "--max-added", "2"], ["[unused0]", "다", "라", "마"]),
    (["--on", "a.txt", "--max-added", "2", "--unknown-cost", "2"], ["[unused0]", "다", "가나", "라"]),
  ])
  func `Every option does what it says`(options: [String], expected: [String]) throws {
    try inFolder { folder in
      try write(folder, "list.txt", "가나\r\n라\r\n")
      // 가나 saves a token three times; 라 makes two words known, 마 one; ##다 and the others never occur.
      try write(folder, "a.txt", "가나 가나 라\n가나 라 마\n")
      #expect(try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder).status == 0)
      _ = try merge(options + ["--output", "out"], in: folder)
      #expect(try tokens(folder).dropFirst(7) == expected[...])
    }
  }

  @Test func `The effect on a corpus is told by words and lines, and by words alone from counts`() throws {
    try inFolder { folder in
      try write(folder, "a.txt", "가나 가나 라\n가나 라 마\n가\n")
      #expect(try CommandRun(["count", "a.txt", "--output", "a.counts"], in: folder).status == 0)
      let read = try MergeReport(json: merge(["--dry-run", "--json", "--on", "a.txt"], in: folder).output)
      let counted = try MergeReport(json: merge(["--dry-run", "--json", "--on-counts", "a.counts"], in: folder).output)
      let effect = try #require(read.effect)
      #expect(effect.corpus.lines == 3 && effect.corpus.words == 7 && effect.corpus.files == 1)
      #expect(effect.before.totals.tokens == 10 && effect.after.totals.tokens == 7)
      #expect(effect.before.totals.unknownLines == 2 && effect.after.totals.unknownLines == 0)
      #expect(effect.before.rates.unknownLineRate == 2.0 / 3 && effect.linesResegmented == 2)
      #expect(effect.addedUsed == 3 && effect.addedNeverUsed == 3 && effect.addedOccurrences == 6)
      #expect(counted.effect?.before.totals.tokens == 10 && counted.effect?.linesResegmented == nil)
      #expect(counted.effect?.before.rates.unknownLineRate == nil)
      let report = try merge(["--output", "out", "--on", "a.txt", "--full"], in: folder).text
      #expect(report.contains("  3 comments, 7 words (4 distinct) in 1 file\n"))
      #expect(report.contains("  2 comments (66.67 %), 6 words (3 distinct)\n"))
      #expect(report.contains("  6 occurrences on the corpus\n"))
      #expect(try text(folder, "out/token-counts.tsv").hasPrefix("id\ttoken\tcount\n0\t[PAD]\t0\n"))
      #expect(try text(folder, "out/token-counts.tsv").contains("\n9\t가나\t3\n"))
      #expect(try CommandRun(["info", "out"], in: folder).text.contains("corpus          a.txt, 37 bytes, sha256 "))
    }
  }

  @Test func `Threads, order of files and where the parents lie change no byte`() throws {
    try inFolder { folder in
      var random = SeededGenerator(seed: 3)
      let words = ["가나", "라", "마", "가", "다", "abc", "가나다"]
      for file in ["a.txt", "b.txt"] {
        let lines = (0..<2000).map { _ in
          (0..<5).map { _ in words.randomElement(using: &random)! }.joined(separator: " ")
        }
        try write(folder, file, lines.joined(separator: "\n"))
      }
      let choice = ["--size", "11", "--min-count", "3", "--output"]
      _ = try merge(["--on", "a.txt", "--on", "b.txt", "--threads", "1"] + choice + ["one"], in: folder)
      _ = try merge(["--on", "a.txt", "--on", "b.txt", "--threads", "4"] + choice + ["four"], in: folder)
      let path = folder.string
      let elsewhere = try CommandRun(
        ["merge", path + "/base.txt", path + "/donor.txt", "--on", path + "/a.txt", "--on", path + "/b.txt"] + choice
          + [path + "/three"], in: "/")
      #expect(elsewhere.status == 0, "\(elsewhere.errorText)")
      for file in try names(folder.appending("one")) {
        #expect(try text(folder, "one/\(file)") == text(folder, "four/\(file)"), "\(file)")
        #expect(try text(folder, "one/\(file)") == text(folder, "three/\(file)"), "\(file)")
      }
      _ = try merge(["--on", "b.txt", "--on", "a.txt"] + choice + ["turned"], in: folder)
      for file in try names(folder.appending("one")) {
        #expect(try text(folder, "one/\(file)") == text(folder, "turned/\(file)"), "\(file)")
      }
    }
  }

  @Test func `Comments are read from structured files as everywhere`() throws {
    try inFolder { folder in
      try write(folder, "a.csv", "id,body\n1,가나 라\n2,\"라, 마\"\n")
      let run = try merge(["--on", "a.csv", "--text-field", "body", "--dry-run", "--json"], in: folder)
      let report = try MergeReport(json: run.output)
      #expect(report.effect?.corpus.lines == 2 && report.effect?.corpus.words == 5)
    }
  }
}
