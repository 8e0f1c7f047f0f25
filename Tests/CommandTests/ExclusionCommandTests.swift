import SystemPackage
import TestSupport
import Testing

@Suite struct ExclusionCommandTests {
  static let comments = "이 영화는 정말 재미있어요!!\n짧은 댓글\n다시는 보고 싶지 않은 영화ㅠㅠ\n나머지 댓글은 그대로 남습니다\n"
  static let evaluation = "label\ttext\n1\t이영화는 정말 재미 있어요 ㅋㅋ\n0\t다시는 보고싶지 않은 영화\n0\t짧은 댓글\n"

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      try write(folder, "test.tsv", Self.evaluation)
      try write(folder, "plain.txt", "나머지 댓글은, 그대로 남습니다.\n")
      try body(folder)
    }
  }

  @Test func `Comments of other files are left out, however they are spaced, and counted by file`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        [
          "clean", "a.txt", "--exclude", "test.tsv", "--exclude", "plain.txt", "--text-field", "text", "--format",
          "text",
          "-q",
        ], in: folder)
      // The operands are lines of text, which have no fields.
      #expect(run.status == 1 && run.errorText.contains("a.txt: is read as lines of text, which have no fields"))
      try write(folder, "list.jsonl", "{\"path\": \"test.tsv\", \"text_field\": \"text\"}\n")
      let options = ["clean", "a.txt", "--exclude-from", "list.jsonl", "--exclude", "plain.txt"]
      let cleaned = try CommandRun(options + ["--output", "out.txt"], in: folder)
      #expect(cleaned.status == 0, "\(cleaned.errorText)")
      #expect(cleaned.text.contains("  read        4 comments, "), "\(cleaned.text)")
      #expect(cleaned.text.contains("  excluded    3, which are in plain.txt (1), test.tsv (2)\n"), "\(cleaned.text)")
      #expect(cleaned.text.contains("  written     1 comments, "), "\(cleaned.text)")
      #expect(try text(folder, "out.txt") == "짧은 댓글\n")
      let json = try CommandRun(options + ["--output", "out2.txt", "--json", "-q"], in: folder)
      for part in ["\"excluded\" : 3", "\"file\" : \"plain.txt\"", "\"comparable\" : 2", "\"read\" : 4"] {
        #expect(json.text.contains(part), "\(part)\n\(json.text)")
      }
      let kept = try CommandRun(options + ["--keep-empty", "-q", "--threads", "3"], in: folder)
      #expect(kept.text == "\n짧은 댓글\n\n\n")
    }
  }

  @Test func `A file of fields is read beside plain ones`() throws {
    try inFolder { folder in
      try write(folder, "a.csv", "id,text\n1,이 영화는 정말 재미있어요\n2,나머지 댓글은 그대로 남습니다\n3,또 다른 댓글\n")
      let run = try CommandRun(
        ["clean", "a.csv", "--text-field", "text", "--exclude", "test.tsv", "--exclude", "plain.txt", "-q"], in: folder)
      #expect(run.text == "또 다른 댓글\n", "\(run.errorText)")
    }
  }

  @Test func `What excludes nothing is warned of, and what excludes everything is refused`() throws {
    try inFolder { folder in
      try write(folder, "short.txt", "짧은 댓글\n")
      let short = try CommandRun(["clean", "a.txt", "--exclude", "short.txt", "--output", "out.txt"], in: folder)
      #expect(short.status == 0)
      #expect(
        short.errorText.contains(
          "warning: short.txt: has no comment with 8 Hangul syllables or more, so none of its 1 can be found\n"),
        "\(short.errorText)")
      try write(folder, "b.txt", "이 영화는 정말 재미있어요\n\n이 영화는 정말 재미있어요?\n")
      let all = try CommandRun(["clean", "b.txt", "--exclude", "a.txt", "--output", "b-out.txt", "-q"], in: folder)
      #expect(all.status == 1)
      #expect(
        all.errorText
          == "error: a.txt: holds every comment there is (2), so that nothing would be left; check the name that --exclude gives\n"
      )
      #expect(throws: (any Error).self) { try text(folder, "b-out.txt") }
      for (arguments, message) in [
        (["--exclude", "-"], "--exclude -: standard input holds the comments; name a file to leave out"),
        (
          ["--exclude", "a.txt", "--explain", "1"],
          "--explain writes nothing, so that nothing is left out; leave out --exclude, or --explain"
        ),
      ] {
        let run = try CommandRun(["clean", "b.txt"] + arguments, in: folder)
        #expect(run.status == 64 && run.errorText.contains(message), "\(run.errorText)")
      }
      let missing = try CommandRun(["clean", "b.txt", "--exclude", "none.txt"], in: folder)
      #expect(missing.status == 1 && missing.errorText.hasPrefix("error: none.txt: "), "\(missing.errorText)")
      let same = try CommandRun(["clean", "b.txt", "--exclude", "a.txt", "--output", "a.txt", "--force"], in: folder)
      #expect(same.status == 1 && same.errorText.hasPrefix("error: a.txt: is read, so it is not written to"))
    }
  }

  @Test func `An audit tells how much of its text was trained on, by comments and by words`() throws {
    try inFolder { folder in
      try write(folder, "vocab.txt", "[UNK]\n영화\n댓글\n")
      try write(folder, "train.txt", "이 영화는 정말 재미있어요!!\n나머지 댓글은... 그대로 남습니다\n")
      let counted = try CommandRun(["count", "train.txt", "--output", "train.counts", "-q"], in: folder)
      #expect(counted.status == 0, "\(counted.errorText)")
      let options = ["audit", "vocab.txt", "a.txt", "--seen", "train.txt", "--seen", "train.counts"]
      let run = try CommandRun(options, in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      let rows = run.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      for row in [
        "train.txt comments, the same text 4 1 25.00 %",
        "train.txt comments of 8 syllables or more 3 2 66.67 %",
        // All words of the two comments; of the others none.
        "train.counts words 17 10 58.82 %", "train.counts distinct words 16 9 56.25 %",
      ] {
        #expect(rows.contains(row), "\(row)\n\(run.text)")
      }
      let json = try CommandRun(options + ["--json"], in: folder)
      #expect(json.text.contains("\"comparable_comments\" : {"), "\(json.text)")
      #expect(try CommandRun(options + ["--json", "--threads", "3"], in: folder).output == json.output)
      let lowercase = try CommandRun(
        ["audit", "vocab.txt", "a.txt", "--lowercase", "--seen", "train.counts"], in: folder)
      #expect(
        lowercase.status == 1 && lowercase.errorText.contains("train.counts: was counted with another text pipeline"))
    }
  }
}
