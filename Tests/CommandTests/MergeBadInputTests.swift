import TestSupport
import Testing

@Suite struct MergeBadInputTests {
  private static let special = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n"
  static let parents = ["base.txt": special + "가\n##나\n", "donor.txt": special + "나\n##다\n"]
  private static let usage = """

    Usage: kc-vocab merge [<options>] <base> <donor> ...
      See 'kc-vocab merge --help' for more information.

    """

  /// A `tokenizer.json` of three tokens.
  static func tokenizer(lowercase: Bool = false, prefix: String = "##") -> String {
    """
    {"added_tokens": [{"id": 0, "content": "[UNK]", "special": true}],
     "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": false,
                    "lowercase": \(lowercase)},
     "pre_tokenizer": {"type": "BertPreTokenizer"},
     "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "\(prefix)",
               "max_input_chars_per_word": 100, "vocab": {"[UNK]": 0, "나": 1, "\(prefix)다": 2}}}
    """
  }

  private static func run(
    _ name: String, _ arguments: [String], donor: String? = nil, files: [String: String] = [:], status: Int32 = 1,
    _ message: String
  ) -> BadRun {
    var all = parents.merging(files) { $1 }
    if let donor { all["donor.txt"] = donor }
    return BadRun(
      name, ["merge", "base.txt", "donor.txt", "--output", "out"] + arguments, files: all, status: status,
      status == 64 ? "error: " + message + usage : "error: \(message)\n")
  }

  static let donors: [BadRun] = [
    run("a donor without [UNK]", [], donor: "나\n##다\n", "donor.txt: has no [UNK] token; add one to it"),
    run(
      "a donor for lowercased text", ["--normalization", "none"], donor: tokenizer(lowercase: true),
      "donor.txt: is made for other text than the base (case: lowercased / kept); choose a donor of the same kind, or go by "
        + "the base with --force-pipeline base"),
    run(
      "a donor for text in no normal form", [], donor: tokenizer(),
      "donor.txt: is made for other text than the base (normal form: none / NFC); choose a donor of the same kind, or go by "
        + "the base with --force-pipeline base"),
    run(
      "a donor that marks continuations in another way", ["--normalization", "none"], donor: tokenizer(prefix: "@@"),
      "donor.txt: marks continuations with @@ and not with ## as the base does; convert them with --donor-prefix '@@'"),
    run(
      "a mark that no donor has", ["--donor-prefix", "@@"],
      "donor.txt: no entry starts with @@; give --donor-prefix the mark that its continuations have"),
    run(
      "a donor that is empty", [], donor: "",
      "donor.txt: is empty; name a vocab.txt, a tokenizer.json or a vocabulary directory"),
    run(
      "a donor that is no text", [], donor: "PNG\0\0\0",
      "donor.txt: is no text; name a vocab.txt, a tokenizer.json or a vocabulary directory"),
    run(
      "a donor that is other JSON", [], donor: "{\"a\": 1}",
      "donor.txt: is JSON but no tokenizer.json; name a vocab.txt, a tokenizer.json or a vocabulary directory"),
    run(
      "a donor of another kind", [], donor: "{\"model\": {\"type\": \"Unigram\"}}",
      "donor.txt: holds a Unigram model; only WordPiece vocabularies can be read"),
    BadRun(
      "a donor that is not there", ["merge", "base.txt", "none", "--output", "out"], files: parents,
      "error: none: no such file; check the name\n"),
    BadRun(
      "nothing but special tokens", ["merge", "a.txt", "b.txt", "--output", "out"],
      files: ["a.txt": special, "b.txt": special + "[unused0]\n"],
      "error: merge: the result would hold nothing but special tokens; loosen what chooses, or name other parents\n"),
  ]

  static let options: [BadRun] = [
    run(
      "a size below the base's", ["--size", "6"],
      "--size 6: the base alone has 7 entries, which all stay; ask for at least 7"),
    run(
      "numbers too small", ["--max-added=-1"], status: 64,
      "--max-added -1: at least 0 is needed"),
    run(
      "padding to nothing", ["--pad-to-multiple-of", "0"], status: 64,
      "--pad-to-multiple-of 0: at least 1 is needed"),
    run(
      "occurrences without a corpus", ["--min-count", "5"], status: 64,
      "--min-count: occurrences need a corpus to be counted in; name one with --on or --on-counts"),
    run(
      "a script that is none", ["--only-script", "hangul,korean"], status: 64,
      "--only-script: Unicode has no script named korean; use names such as hangul, han, latin, common"),
    run("a list that is not there", ["--exclude-file", "none"], "none: no such file; check the name"),
    run(
      "an output that is a file that is read", ["--output", "base.txt"],
      "base.txt: is read, so it is not written to; choose another name for --output"),
    BadRun(
      "nowhere to write to", ["merge", "base.txt", "donor.txt"], files: parents, status: 64,
      "error: nowhere to write to: give --output <directory>, or --dry-run to see what would be done" + usage),
    BadRun(
      "standard input twice", ["merge", "-", "donor.txt", "--on", "-", "--dry-run"], files: parents, status: 64,
      "error: -: standard input is named twice; it can be read only once" + usage),
  ]

  static let corpora: [BadRun] = [
    run("a corpus that is not there", ["--on", "none"], "none: no such file; check the name"),
    run(
      "a corpus without words", ["--on", "a.txt"], files: ["a.txt": " \n\n"],
      "the corpus holds no words; check that the right files are named and that they hold text"),
    run(
      "a corpus without words to choose by", ["--on", "a.txt", "--min-count", "1"], files: ["a.txt": " \n\n"],
      "the corpus holds no words; check that the right files are named and that they hold text"),
    run(
      "a pipe to choose by", ["--on", "-", "--size", "8"],
      "--on -: choosing reads the corpus twice, and a pipe can be read only once; name a file, or count it first (kc-vocab "
        + "count) and give --on-counts"),
    run(
      "comments and counts", ["--on", "a.txt", "--on-counts", "b.counts"], status: 64,
      "--on-counts replaces --on; give one or the other"),
    run(
      "counts that are none", ["--on-counts", "base.txt"],
      "base.txt: is not a counts file; make one with `kc-vocab count`"),
  ]

  @Test(arguments: donors + options + corpora)
  func `Bad input is named, with what to do, and nothing is left behind`(_ run: BadRun) throws { try run.check() }

  @Test func `A list that is not UTF-8 is named by its line`() throws {
    try Self.run("a list", ["--exclude-file", "list.txt"], "list.txt:2: is not UTF-8; convert the list")
      .with("list.txt", Array("가\n".utf8) + [0xFF, 0x0A]).check()
  }

  @Test func `Counts of other text than the base's are named with the difference`() throws {
    try withTemporaryFolder { folder in
      for (name, content) in Self.parents { try write(folder, name, content) }
      try write(folder, "a.txt", "가나\n")
      #expect(
        try CommandRun(["count", "a.txt", "--normalization", "nfkc", "--output", "a.counts"], in: folder).status == 0)
      let run = try CommandRun(
        ["merge", "base.txt", "donor.txt", "--on-counts", "a.counts", "--output", "out"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: a.counts: was counted with another text pipeline than the base's (normal form: NFC / NFKC); count the "
          + "corpus again with the base's, or give a bare base the flags of the counts\n")
    }
  }

  @Test func `A donor that is the base is warned of, and gives the base's bytes`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "base.txt", Self.parents["base.txt"]!)
      let run = try CommandRun(["merge", "base.txt", "base.txt", "--output", "out"], in: folder)
      #expect(run.status == 0)
      #expect(run.errorText == "warning: base.txt: the base has every entry of it already; it adds nothing\n")
      #expect(try text(folder, "out/vocab.txt") == Self.parents["base.txt"])
    }
  }

  @Test func `The base's pipeline can be forced`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "base.txt", Self.parents["base.txt"]!)
      try write(folder, "donor.json", Self.tokenizer(lowercase: true))
      let run = try CommandRun(
        ["merge", "base.txt", "donor.json", "--force-pipeline", "base", "--output", "out"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errorText == "warning: donor.json: is made for other text than the base, whose settings are kept\n")
      #expect(try text(folder, "out/vocab.txt") == Self.parents["base.txt"]! + "나\n##다\n")
    }
  }

  @Test func `An output that exists is replaced only if that is asked for`() throws {
    try withTemporaryFolder { folder in
      for (name, content) in Self.parents { try write(folder, name, content) }
      let merge = ["merge", "base.txt", "donor.txt", "--output", "out", "--quiet"]
      #expect(try CommandRun(merge, in: folder).status == 0)
      let again = try CommandRun(merge, in: folder)
      #expect(again.status == 1)
      #expect(
        again.errorText == "error: out: exists already; choose another name, or replace it with --force\n")
      #expect(try CommandRun(merge + ["--force"], in: folder).status == 0)
    }
  }
}
