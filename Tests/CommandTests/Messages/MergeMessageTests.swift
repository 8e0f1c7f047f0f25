import TestSupport
import Testing

/// What is said of merges: what their result may not be meant to be, and what ends them.
@Suite struct MergeMessageTests {
  static let runs: [BadRun] = [
    BadRun(
      "nothing that was chosen",
      ["merge", "base.txt", "donor.txt", "--output", "out", "--on", "a.txt", "--min-count", "100"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n나\n##다\n", "a.txt": "가나 나다 나다\n",
      ], status: 0,
      "warning: new entries: 2, none of them chosen; the result is the base as it was\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "a large donor without continuations", ["merge", "base.txt", "donor.txt", "--output", "out"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[UNK]\n" + (0..<1000).map { "\(UnicodeScalar(0xAC00 + $0)!)\n" }.joined(),
      ], status: 0,
      "warning: donor.txt: no entry starts with ##; if its continuations are marked in another way, say "
        + "so with --donor-prefix\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "entries that no text gives", ["merge", "base.txt", "donor.txt", "--output", "out"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na b\n나\n",
      ], status: 0,
      "warning: added entries that no text gives, so that they can never be used: 1; leave them out with "
        + "--drop-unreachable\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "an excluded entry that no donor has",
      ["merge", "base.txt", "donor.txt", "--output", "out", "--exclude-file", "list"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n나\n##다\n", "list": "없다\n나\n",
      ], status: 0,
      "warning: excluded entries that no donor has: 1\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "padding beyond the size",
      [
        "merge", "base.txt", "donor.txt", "--output", "out", "--on", "a.txt", "--size", "8", "--pad-to-multiple-of",
        "16",
      ],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n나\n##다\n", "a.txt": "가나 나다 나다\n",
      ], status: 0,
      "warning: padding makes 16 entries, more than the 8 asked for\n"
    )
    .leaving("out")
    .printing(),
    BadRun(
      "counts beyond what adds up",
      ["merge", "base.txt", "donor.txt", "--output", "out", "--on-counts", "a.counts", "--size", "8"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n나\n##다\n", "a.txt": "가나 나다 나다\n",
      ],
      "error: the counts are too large to weigh words by: with --unknown-cost 1000 they add up to more "
        + "than 9223372036854775807; check that they are what they seem\n"
    )
    .after(
      "\"$0\" count a.txt --output b.counts --quiet; sed "
        + "'1s/\"words\":3/\"words\":9000000000000000002/;s/^나다\\t2/나다\\t9000000000000000001/' b.counts "
        + ">a.counts"),
    BadRun(
      "a donor for text with other control characters",
      ["merge", "base.txt", "donor.txt", "--output", "out", "--normalization", "none"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": MergeBadInputTests.tokenizer().replacing(#""clean_text": true"#, with: #""clean_text": false"#),
      ],
      "error: donor.txt: is made for other text than the base (control characters: kept / deleted); "
        + "choose a donor of the same kind, or go by the base with --force-pipeline base\n"),
    BadRun(
      "a donor for text with other CJK ideographs",
      ["merge", "base.txt", "donor.txt", "--output", "out", "--normalization", "none"],
      files: [
        "base.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n##나\n",
        "donor.txt": MergeBadInputTests.tokenizer().replacing(
          #""handle_chinese_chars": true"#, with: #""handle_chinese_chars": false"#),
      ],
      "error: donor.txt: is made for other text than the base (CJK ideographs: unspaced / spaced); "
        + "choose a donor of the same kind, or go by the base with --force-pipeline base\n"),
  ]

  @Test(arguments: runs)
  func `What a merge finds out is told`(_ run: BadRun) throws { try run.check() }
}
