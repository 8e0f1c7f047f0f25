import SystemPackage
import TestSupport
import Testing

@Suite struct PruneCommandTests {
  static let comments = "가나다 가나다 가나\n가나 나다 다\n나 라 가\n"
  static let vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n[unused0]\n가\n나\n##나\n##다\n다\n가나\n가나다\n나다\n라마\n"

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", Self.comments)
      try write(folder, "vocab.txt", Self.vocabulary)
      try body(folder)
    }
  }

  @Test func `A directory of fewer tokens is written, with the new id of each old one`() throws {
    try inFolder { folder in
      let run = try CommandRun(
        ["prune", "vocab.txt", "--on", "a.txt", "--size", "12", "--output", "v"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty, "\(run.errorText)")
      let rows = run.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
      for row in [
        "Pruning vocab.txt", "taken out: 3 over the size", "tokens of the vocabulary 15 12",
        "tokens of the corpus 9 10",
        "words unknown 1 1", "written to v", "model.save_pretrained(output)",
      ] {
        #expect(rows.contains(row), "\(row)\n\(run.text)")
      }
      #expect(try text(folder, "v/vocab.txt") == "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n##나\n##다\n다\n가나\n가나다\n")
      let map = try text(folder, "v/prune-map.tsv")
      #expect(map.hasPrefix("old_id\ttoken\tnew_id\treason\n0\t[PAD]\t0\t\n"))
      #expect(
        map.hasSuffix(
          "5\t[unused0]\t\tover_size\n6\t가\t5\t\n7\t나\t6\t\n8\t##나\t7\t\n9\t##다\t8\t\n10\t다\t9\t\n"
            + "11\t가나\t10\t\n12\t가나다\t11\t\n13\t나다\t\tover_size\n14\t라마\t\tover_size\n"), "\(map)")
      let encoded = try CommandRun(
        ["encode", "v", "-", "--ids", "--add-special-tokens"], in: folder, input: "가나다 나다\n".utf8)
      #expect(encoded.text == "2 11 6 8 3\n", "\(encoded.errorText)")
      // The same from counts, for any threads; and again over what is there.
      _ = try CommandRun(["count", "a.txt", "--output", "a.counts", "-q"], in: folder)
      let again = try CommandRun(
        ["prune", "vocab.txt", "--on-counts", "a.counts", "--size", "12", "--output", "v2", "--threads", "3", "-q"],
        in: folder)
      #expect(again.status == 0 && again.text.isEmpty, "\(again.errorText)")
      #expect(try text(folder, "v2/prune-map.tsv") == map)
      let over = ["prune", "v", "--on", "a.txt", "--min-count", "2", "--output", "v2", "--json"]
      #expect(try CommandRun(over, in: folder).status == 1)
      let replaced = try CommandRun(over + ["--force"], in: folder)
      #expect(replaced.status == 0, "\(replaced.errorText)")
      #expect(replaced.text.contains("\"schema\" : \"kc-vocab/prune/1\""))
      #expect(try text(folder, "v2/training.json").contains("\"few_occurrences\" : 0"))
    }
  }

  @Test func `A list is taken out, and a dry run writes nothing`() throws {
    try inFolder { folder in
      try write(folder, "list.txt", "나다\r\n없다\n라마")
      let run = try CommandRun(["prune", "vocab.txt", "--drop", "list.txt", "--dry-run"], in: folder)
      #expect(run.status == 0)
      #expect(run.errorText == "warning: --drop: entries that the vocabulary does not have: 1\n")
      #expect(
        run.text.contains("  taken out: 2 by the list\n") && run.text.hasSuffix("\ndry run: nothing was written\n"),
        "\(run.text)")
    }
  }

  @Test func `Bad input is told in a line`() throws {
    try inFolder { folder in
      try write(folder, "list.txt", "[CLS]\n")
      for (arguments, status, message) in [
        (["--dry-run"], 64 as Int32, "prune: nothing says what is to go; give --min-count, --size or --drop"),
        (
          ["--size", "9", "--dry-run"], 64,
          "--min-count and --size need a corpus to choose by; name one with --on or --on-counts"
        ),
        (
          ["--drop", "list.txt"], 64,
          "nowhere to write to: give --output <directory>, or --dry-run to see what would be done"
        ),
        (
          ["--drop", "list.txt", "--dry-run"], 1,
          "error: --drop: names [CLS], a special or added token, and those stay; take it off the list\n"
        ),
        (
          ["--on", "a.txt", "--size", "9", "--dry-run"], 1,
          "error: --size 9: special tokens and single characters alone are 10, and stay; ask for at least 10, or name characters "
            + "to go with --drop\n"
        ),
        (["--on", "a.txt", "--min-count", "0", "--dry-run"], 1, "error: --min-count 0: at least 1 is needed\n"),
        (["--drop", "none.txt", "--dry-run"], 1, "error: none.txt: "),
      ] {
        let run = try CommandRun(["prune", "vocab.txt"] + arguments, in: folder)
        #expect(run.status == status && run.errorText.contains(message), "\(arguments): \(run.errorText)")
      }
    }
  }
}
