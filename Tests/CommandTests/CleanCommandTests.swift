import SystemPackage
import TestSupport
import Testing

@Suite struct CleanCommandTests {
  static let comments = "그대로 남는 댓글입니다\n\n漢字\n짧다\nOOO씨 정말 좋아요ㅋㅋㅋㅋㅋ👍  끝\n"

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      try body(folder)
    }
  }

  @Test func `Comments that survive are written in input order`() throws {
    try inFolder { folder in
      let run = try CommandRun(["clean", "a.txt", "--preset", "kcelectra-pretraining", "--quiet"], in: folder)
      #expect(run.text == "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ 끝\n")
      #expect(run.status == 0 && run.errorText.isEmpty)
      let kept = try CommandRun(
        ["clean", "a.txt", "--preset", "kcelectra-pretraining", "--keep-empty", "-q"], in: folder)
      #expect(kept.text == "그대로 남는 댓글입니다\n\n\n\n씨 정말 좋아요ㅋㅋ 끝\n")
    }
  }

  @Test func `Without options comments are taken out of their format and stay as they are`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.csv", "id,body\r\n1,\"첫째,  줄\n바꿈 ㅋㅋㅋㅋ\"\r\n2,\r\n3,漢👍\r\n")
      let run = try CommandRun(["clean", "a.csv", "--text-column", "body", "-q"], in: folder)
      #expect(run.text == "첫째,  줄 바꿈 ㅋㅋㅋㅋ\n漢👍\n")
    }
  }

  @Test func `Each option replaces its part of a preset or function`() throws {
    try inFolder { folder in
      let preset = ["clean", "a.txt", "-q", "--preset", "kcelectra-pretraining"]
      for (options, expected) in [
        (["--min-characters", "2"], "그대로 남는 댓글입니다\n짧다\n씨 정말 좋아요ㅋㅋ 끝\n"),
        (["--min-characters", "13"], ""),
        (["--no-remove-masks"], "그대로 남는 댓글입니다\nOOO씨 정말 좋아요ㅋㅋ 끝\n"),
        (["--shorten-repeats", "3"], "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋㅋ 끝\n"),
        (["--shorten-repeats", "0"], "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋㅋㅋㅋ 끝\n"),
        (["--clean", "kcelectra-2021"], "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ👍 끝\n"),
        (["--allow-characters", "any"], "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ👍 끝\n"),
        (["--allow-characters", "any", "--remove-emoji"], "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ 끝\n"),
        (["--no-collapse-spaces"], "그대로 남는 댓글입니다\n 씨 정말 좋아요ㅋㅋ   끝\n"),
        (["--clean", "none"], "그대로 남는 댓글입니다\n 씨 정말 좋아요ㅋㅋㅋㅋㅋ👍  끝\n"),
      ] {
        let run = try CommandRun(preset + options, in: folder)
        #expect(run.text == expected, "\(options)")
        #expect(run.status == 0 && run.errorText.isEmpty)
      }
    }
  }

  @Test func `The report says what each step did`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["clean", "a.txt", "--preset", "kcelectra-pretraining", "--output", "out.txt", "--full"], in: folder)
      #expect(run.errorText.isEmpty, "\(run.errorText)")
      for line in [
        "  read        5 comments, 91 bytes", "  changed     1 (20.00 %)",
        "  dropped     1 empty, 1 with nothing left, 1 with fewer than 10 characters",
        "  repeated    0 dropped", "  written     2 comments, 62 bytes", "  written to  out.txt",
        "  characters          2  40.00 %                   3              8",
        "  repeats             1  20.00 %                   3              9",
        "  CJK               2           2      0        0            0",
        "  a.txt:5  |OOO씨 정말 좋아요ㅋㅋㅋㅋㅋ   끝|", "           | 씨 정말 좋아요ㅋㅋㅋㅋㅋ   끝|",
      ] {
        #expect(run.text.split(separator: "\n").contains { $0 == line }, "\(line)\n\(run.text)")
      }
      #expect(try text(folder, "out.txt") == "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ 끝\n")
    }
  }

  @Test func `The report is there for programs`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["clean", "a.txt", "--clean", "kcelectra-2022", "--output", "out.txt.zst", "--json"], in: folder)
      for part in [
        #""schema" : "kc-vocab/clean/1""#, #""cleaner" : "kcelectra-2022/1""#, #""read" : 5"#, #""written" : 3"#,
        #""emptied" : 1"#, #""name" : "characters""#, #""cjk" : 2"#, #""bytes_removed" : 9"#, #""file" : "a.txt""#,
      ] {
        #expect(run.text.contains(part), "\(part)\n\(run.text)")
      }
      let back = try CommandRun(["clean", "out.txt.zst", "-q"], in: folder)
      #expect(back.text == "그대로 남는 댓글입니다\n짧다\nOOO씨 정말 좋아요ㅋㅋ 끝\n")
    }
  }

  @Test func `An explanation shows comments step by step`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["clean", "a.txt", "--preset", "kcelectra-pretraining", "--explain", "3"], in: folder)
      #expect(
        run.text == """
          a.txt:2
            before   ||
            dropped  nothing is left

          a.txt:3
            before      |漢字|
            characters  | |
            spaces      ||
            dropped     nothing is left

          a.txt:4
            before   |짧다|
            dropped  fewer than 10 characters

          """)
      let none = try CommandRun(
        ["clean", "-", "--clean", "kcelectra-2022", "--explain", "3"], in: folder, input: "가\n".utf8)
      #expect(none.text == "no comment changes\n")
    }
  }

  @Test func `Threads and compression change nothing`() throws {
    try withTemporaryFolder { folder in
      let lines = (0..<40_000).map { "댓글 \($0) " + String(repeating: "ㅋ", count: $0 % 9) + (["", "漢", "👍"][$0 % 3]) }
      try write(folder, "a.txt", lines.joined(separator: "\n"))
      let clean = ["clean", "a.txt", "--preset", "kcelectra-pretraining", "-q"]
      let one = try CommandRun(clean + ["--threads", "1"], in: folder)
      let four = try CommandRun(clean + ["--threads", "4"], in: folder)
      #expect(one.output.count > 500_000)
      #expect(one.output == four.output)
      for name in ["a.gz", "b.zst", "c.txt"] {
        try CommandRun(clean + ["--output", name, "--threads", "3"], in: folder)
        let back = try CommandRun(["clean", name, "-q"], in: folder)
        #expect(back.output == one.output, "\(name)")
      }
    }
  }

  @Test func `Repeated comments are dropped by a preset after cleaning, unless they are to stay`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "정말 재미있는 영화 ㅋㅋㅋㅋ\n다른 댓글도 있습니다\n정말 재미있는 영화 ㅋㅋㅋㅋㅋㅋ\n")
      let clean = ["clean", "a.txt", "--preset", "kcelectra-pretraining", "-q"]
      let both = "정말 재미있는 영화 ㅋㅋ\n다른 댓글도 있습니다\n"
      for (options, expected) in [
        ([], both), (["--keep-empty"], both + "\n"), (["--no-dedup"], both + "정말 재미있는 영화 ㅋㅋ\n"),
        (["--dedup-before-cleaning"], both + "정말 재미있는 영화 ㅋㅋ\n"),
      ] {
        #expect(try CommandRun(clean + options, in: folder).text == expected, "\(options)")
      }
      let run = try CommandRun(clean + ["--json", "--output", "out.txt"], in: folder)
      for part in [#""read" : 3"#, #""repeated" : 1"#, #""written" : 2"#, "\"written\" : \(both.utf8.count - 2)"] {
        #expect(run.text.contains(part), "\(part)\n\(run.text)")
      }
    }
  }

  @Test func `Counting cleaned comments is cleaning and counting`() throws {
    try inFolder { folder in
      let cleaning = ["--preset", "kcelectra-pretraining", "-q"]
      try CommandRun(["count", "a.txt", "--output", "a.counts"] + cleaning, in: folder)
      let cleaned = try CommandRun(["clean", "a.txt"] + cleaning, in: folder)
      try CommandRun(["count", "-", "--output", "b.counts", "-q"], in: folder, input: cleaned.output)
      let (ours, theirs) = (try text(folder, "a.counts"), try text(folder, "b.counts"))
      #expect(ours.split(separator: "\n").dropFirst() == theirs.split(separator: "\n").dropFirst())
      #expect(ours.contains(#""cleaning":"characters=kcelectra-2022/1;urls=published;masks=isolated;"#))
      let run = try CommandRun(
        ["train", "--counts", "a.counts", "b.counts", "--output", "out", "--allow-larger"], in: folder)
      #expect(
        run.errorText == """
          error: b.counts: was counted by another pipeline than a.counts (cleaning: none / \
          characters=kcelectra-2022/1;urls=published;masks=isolated;repeats=words:2;spaces;min-characters=10); count both \
          with the same options

          """)
    }
  }

  static let runs: [BadRun] = [
    BadRun(
      "invalid text where it must not be", ["clean", "a.txt", "--strict", "--output", "out.txt"],
      "error: a.txt:2:5: is not UTF-8; repair or convert the text, or leave out --strict to read such bytes as U+FFFD\n"
    ).with("a.txt", Array("한국\n한 ".utf8) + [0xFF, 0x0A]),
    BadRun(
      "an output that exists", ["clean", "a.txt", "--output", "b.txt"], files: ["a.txt": "가\n", "b.txt": ""],
      "error: b.txt: exists already; choose another name, or replace it with --force\n"),
    BadRun(
      "a missing file", ["clean", "b.txt", "--output", "out.txt"], "error: b.txt: no such file; check the name\n"),
  ]

  @Test(arguments: runs) func `Bad input is named, and nothing is left behind`(_ run: BadRun) throws { try run.check() }

  @Test func `Options that contradict each other are wrong usage`() throws {
    try inFolder { folder in
      for (options, message) in [
        (["--json"], "--json prints the report where the comments would go; name a file with --output"),
        (["--mask-rule", "runs"], "--mask-rule says which masks are removed, and none are; add --remove-masks"),
        (
          ["--length-of", "raw"],
          "--length-of says what --min-characters counts, and nothing is counted; add --min-characters"
        ),
        (["--shorten-repeats=-1"], "--shorten-repeats -1: cannot be negative"),
        (["--explain", "0"], "--explain 0: at least 1 is needed"),
        (
          ["--explain", "2", "--output", "out.txt"],
          "--explain shows comments and writes none; leave out --output, or --explain to write"
        ),
      ] {
        let run = try CommandRun(["clean", "a.txt"] + options, in: folder)
        #expect(run.status == 64)
        #expect(run.errorText.hasPrefix("error: \(message)\n"), "\(run.errorText)")
      }
      let counts = try CommandRun(
        ["train", "--counts", "a.counts", "--clean", "kcelectra-2022", "--output", "out"], in: folder)
      #expect(
        counts.errorText.hasPrefix(
          "error: counts can no longer be cleaned; give the options for cleaning to `kc-vocab count`\n"))
    }
  }
}
