import TestSupport
import Testing

@Suite struct TrainBadInputTests {
  static let comment = ["a.txt": "이 영화 재밌다 이 영화 최고\n"]
  static let header = "#kc-vocab-counts\t1\t"

  static let runs: [BadRun] = [
    BadRun(
      "a missing file", ["train", "a.txt", "b.txt", "--output", "out"], files: comment,
      "error: b.txt: no such file; check the name\n"),
    BadRun(
      "an empty directory", ["train", ".", "--output", "out"],
      "error: .: the directory holds no files; name another\n"),
    BadRun(
      "a pattern without files", ["train", "*.csv", "--output", "out"],
      "error: *.csv: no file matches; check the pattern\n"),
    BadRun(
      "no words", ["train", "a.txt", "--output", "out"], files: ["a.txt": " \n\t\n"],
      "error: the corpus holds no words; check that the right files are named and that they hold text\n"),
    BadRun(
      "an empty file", ["train", "a.txt", "--output", "out"], files: ["a.txt": ""],
      "warning: a.txt: is empty\n"
        + "error: the corpus holds no words; check that the right files are named and that they hold text\n"),
    BadRun(
      "invalid text where it must not be", ["train", "a.txt", "--output", "out", "--strict"],
      "error: a.txt:2:5: is not UTF-8; repair or convert the text, or leave out --strict to count such bytes as U+FFFD\n"
    ).with("a.txt", Array("한국\n한 ".utf8) + [0xFF, 0x0A]),
    BadRun(
      "an output that exists", ["train", "a.txt", "--output", "a.txt"], files: comment,
      "error: a.txt: is not a directory; choose another place\n"),
    BadRun(
      "a vocabulary too small", ["train", "a.txt", "--output", "out", "--vocab-size", "10", "--limit-alphabet", "100"],
      files: comment,
      "error: --vocab-size 10: 5 special tokens and 8 characters with their forms inside words need 17; ask for at least "
        + "17, keep fewer characters, or use --allow-larger\n"),
    BadRun(
      "a size that the corpus cannot give", ["train", "a.txt", "--output", "out", "--exact-size"], files: comment,
      "error: the corpus gives 18 of 30,000 tokens: no further pair occurs at least 2 times; add text, lower --min-frequency, "
        + "or ask for --vocab-size 18\n"),
    BadRun(
      "a special token twice", ["train", "a.txt", "--output", "out", "--special-tokens", "[UNK]", "[UNK]"],
      files: comment,
      "error: special token [UNK] is named twice; name it once\n"),
    BadRun(
      "standard input twice", ["train", "-", "-", "--output", "out"],
      "error: -: standard input is named twice; it can be read only once\n"),
  ]

  @Test(arguments: runs) func `Bad input is named, with what to do, and nothing is left behind`(_ run: BadRun) throws {
    try run.check()
  }
}
