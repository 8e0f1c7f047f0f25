import TestSupport
import Testing

@Suite struct TrainBadInputTests {
  static let comment = ["a.txt": "이 영화 재밌다 이 영화 최고\n"]

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
      "error: a.txt:2:5: is not UTF-8; repair or convert the text, or leave out --strict to read such bytes as U+FFFD\n"
    ).with("a.txt", Array("한국\n한 ".utf8) + [0xFF, 0x0A]),
    BadRun(
      "a binary file among many", ["train", "a.txt", "b.txt", "c.txt", "--output", "out"],
      files: ["a.txt": "가\n", "c.txt": "나\n"],
      "error: b.txt: is not text (it is full of control characters); name a text file, or say --encoding if it is\n"
    ).with("b.txt", [UInt8](repeating: 1, count: 5000)),
    BadRun(
      "a damaged archive among many", ["train", "a.txt", "b.txt.gz", "--output", "out"], files: comment,
      "error: b.txt.gz: the gzip data ends too early, at byte 12; get the file again\n"
    ).with("b.txt.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C]),
    BadRun(
      "an input that cannot be read", ["train", "a.txt", "/proc/self/mem", "--output", "out"], files: comment,
      "error: /proc/self/mem: cannot be read (Input/output error); check its permissions and the disk\n"),
    BadRun(
      "an empty special token", ["train", "a.txt", "--output", "out", "--special-tokens", "[UNK]", ""], files: comment,
      "error: \"\" cannot be a special token (empty, or with a line break or white space at its end); "
        + "choose another name\n"),
    BadRun(
      "an output where nobody may write", ["train", "a.txt", "--output", "/proc/out"], files: comment,
      "error: /proc/out: cannot be written (No such file or directory); choose a place that you may write to\n"),
    BadRun(
      "an alphabet file that is none", ["train", "a.txt", "--output", "out", "--require-alphabet", "hangeul"],
      files: comment,
      "error: --require-alphabet hangeul: neither one of hangul, jamo, ascii, emoji, emoji-common, hangul-seen nor a readable UTF-8 file; name one of "
        + "these\n"),
    BadRun(
      "an output that exists", ["train", "a.txt", "--output", "b.txt"], files: ["a.txt": "가 나\n", "b.txt": ""],
      "error: b.txt: is not a directory; choose another place\n"),
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

  @Test func `A directory that exists is replaced only when asked, and only if it is ours`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화 재밌다 이 영화 최고\n")
      let train = ["train", "a.txt", "--output", "out"]
      #expect(try CommandRun(train, in: folder).status == 0)
      let digest = try text(folder, "out/training.json")
      let again = try CommandRun(train + ["--vocab-size", "17"], in: folder)
      #expect(again.status == 1)
      #expect(again.errorText == "error: out: exists already; choose another name, or replace it with --force\n")
      #expect(try text(folder, "out/training.json") == digest)
      #expect(try CommandRun(train + ["--vocab-size", "17", "--force"], in: folder).status == 0)
      #expect(try text(folder, "out/training.json") != digest)
      try write(folder, "out/notes.txt", "mine")
      let foreign = try CommandRun(train + ["--force"], in: folder)
      #expect(foreign.status == 1)
      #expect(
        foreign.errorText
          == "error: out: holds notes.txt, which kc-vocab did not make, so it is not replaced; choose another directory\n"
      )
      #expect(try text(folder, "out/notes.txt") == "mine")
    }
  }

  @Test func `A file that may not be read is named before any work`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화\n")
      try write(folder, "b.txt", "secret\n")
      // Root may read everything, so the run gives that up.
      let script = """
        chmod 0 b.txt; chmod 777 .; cp "$0" ./kc-vocab; chmod 755 kc-vocab
        if [ "$(id -u)" = 0 ]; then
          exec setpriv --reuid=65534 --regid=65534 --clear-groups ./kc-vocab train a.txt b.txt --output out
        fi
        exec ./kc-vocab train a.txt b.txt --output out
        """
      let run = try ChildProcess("/bin/sh", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText == "error: b.txt: cannot be read (Permission denied); check its permissions and the disk\n")
      #expect(try names(folder) == ["a.txt", "b.txt", "kc-vocab"])
    }
  }

  @Test func `A vocabulary larger than asked is allowed on demand`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화 재밌다 이 영화 최고\n")
      let run = try CommandRun(
        ["train", "a.txt", "--output", "out", "--vocab-size", "10", "--limit-alphabet", "100", "--allow-larger"],
        in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text.contains("17 tokens"))
    }
  }

  @Test(arguments: [
    ["train", "--output", "out"], ["train", "a.txt"], ["train", "a.txt", "--counts", "b.counts", "--output", "out"],
    ["train", "a.txt", "--output", "out", "--vocab-size", "many"],
    ["train", "a.txt", "--output", "out", "--vocab-size", "-1"],
    ["train", "a.txt", "--output", "out", "--limit-alphabet", "5", "--alphabet-coverage", "0.5"],
    ["train", "a.txt", "--output", "out", "--alphabet-coverage", "1.5"],
    ["train", "a.txt", "--output", "out", "--max-token-length", "0"],
    ["train", "a.txt", "--output", "out", "--threads", "0"],
    ["train", "a.txt", "--output", "out", "--normalization", "nfd"], ["count", "a.txt"], ["encode"], ["decode"],
    ["info"],
  ]) func `Wrong usage has its own exit code`(_ arguments: [String]) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "이 영화\n")
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 64)
      #expect(run.output.isEmpty && run.errorText.hasPrefix("error: "), "\(run.errorText)")
      #expect(try names(folder) == ["a.txt"])
    }
  }
}
