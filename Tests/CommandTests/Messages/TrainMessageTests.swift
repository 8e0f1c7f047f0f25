import TestSupport
import Testing

/// What is said of a training, and of the text that it reads.
@Suite struct TrainMessageTests {
  static let runs: [BadRun] = [
    BadRun(
      "two tokens of one role", ["train", "a.txt", "--output", "out", "--special-tokens", "[UNK]", "<unk>"],
      files: ["a.txt": "가\n"],
      "error: [UNK] and <unk> are both the unknown token; name one\n"),
    BadRun(
      "characters that are left out", ["train", "a.txt", "--output", "out", "--limit-alphabet", "1"],
      files: ["a.txt": "가 가 나 다 라 마\n"], status: 0,
      "warning: the corpus gives 6 of 30,000 tokens: no further pair occurs at least 2 times\nwarning: "
        + "66.7 % of the training words become [UNK], because 4 characters were left out (나 다 라 …); keep "
        + "more with --limit-alphabet, --alphabet-coverage, --alphabet-min-count or --vocab-size\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "text in another encoding", ["count", "a.txt", "--output", "out"], status: 0,
      "warning: 1,500 byte sequences were not UTF-8 and read as U+FFFD; the first at a.txt:1:1, "
        + "a.txt:2:1, a.txt:3:1, a.txt:4:1, a.txt:5:1, a.txt:6:1, a.txt:7:1, a.txt:8:1, a.txt:9:1, "
        + "a.txt:10:1 (--strict stops there); so many are text in another encoding, such as CP949: convert "
        + "it\n"
    )
    .with("a.txt", Array(repeatElement([0xFF, 0x61, 0x0A], count: 1500).joined()))
    .leaving("out")
    .printing(),
  ]

  @Test(arguments: runs)
  func `What a training is told, or finds out, is said`(_ run: BadRun) throws { try run.check() }
}
