import TestSupport
import Testing

/// What is said of audits that cannot be made, and of gates that failed.
@Suite struct AuditMessageTests {
  static let audits: [BadRun] = [
    BadRun(
      "more vocabularies than are compared at a time", [],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: 33 vocabularies: at most 32 can be compared at a time; leave some out\n"
    ).started(by: #"exec "$0" audit v.txt a.txt $(for i in {1..32}; do echo --against v.txt; done)"#),
    BadRun(
      "a merge map without the column", ["audit", "d", "a.txt"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n", "d/merge-map.tsv": "id\ttoken\n",
      ],
      "error: d/merge-map.tsv:1: does not say where a token comes from; merge again, or remove this file\n"),
    BadRun(
      "another pipeline than the other vocabulary's", ["audit", "v.txt", "a.txt", "--against", "t.json"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "t.json": MergeBadInputTests.tokenizer(),
      ],
      "error: t.json: has another text pipeline than v.txt (normal form: none / NFC); compare "
        + "vocabularies of one pipeline, or name its vocab.txt alone\n"),
    BadRun(
      "other added tokens than the other vocabulary's", ["audit", "d", "a.txt", "--against", "e"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "e/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json":
          "{\"tokenizer_class\":\"BertTokenizer\",\"do_lower_case\":false,\"added_tokens_decoder\":{\"7\":{\"content\":\"[X]\",\"special\":true}}}",
        "e/tokenizer_config.json":
          "{\"tokenizer_class\":\"BertTokenizer\",\"do_lower_case\":false,\"added_tokens_decoder\":{\"7\":{\"content\":\"[Y]\",\"special\":true}}}",
      ],
      "error: e: has other added tokens than d, so that text is cut into other words; audit each by itself\n"),
    BadRun(
      "flags that say another pipeline than the vocabulary", ["encode", "t.json", "a.txt", "--lowercase"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n",
        "t.json": MergeBadInputTests.tokenizer(),
      ],
      "error: t.json: says its own text pipeline, and the flags another (normal form: none / NFC); leave "
        + "the flags out\n"),
    BadRun(
      "seen counts of another pipeline", ["audit", "v.txt", "a.txt", "--seen", "c"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"],
      "error: c: was counted with another text pipeline than the vocabulary's (case: lowercased / kept), "
        + "so that its words are others; count again with the vocabulary's\n"
    ).after(#""$0" count a.txt --lowercase --output c --quiet"#),
  ]

  static let gates: [BadRun] = [
    BadRun(
      "a rate", ["audit", "v.txt", "s.txt", "--fail-if", "whole_word_rate<1%"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n", "s.txt": "뷁\n"], status: 3,
      "error: gate failed: whole_word_rate<1% (measured 0.000 %)\n"
    ).printing(),
    BadRun(
      "an interval that is not computed", ["audit", "v.txt", "a.txt", "--fail-if", "renyi_efficiency.low>0.5"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n"], status: 3,
      "error: gate failed: renyi_efficiency.low>0.5 (not measured: this rate has no interval; look at "
        + "the rate itself)\n"
    ).printing(),
    BadRun(
      "a rate of words that are all unknown",
      ["audit", "v.txt", "s.txt", "--fail-if", "spelled_characters_per_token<2"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n", "s.txt": "뷁\n"], status: 3,
      "error: gate failed: spelled_characters_per_token<2 (not measured: this corpus does not tell it)\n"
    ).printing(),
    BadRun(
      "a rate that the baseline could not tell",
      ["audit", "v.txt", "a.txt", "--fail-if", "spelled_characters_per_token.change>0.1", "--baseline", "b.json"],
      files: ["v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n", "s.txt": "뷁\n"], status: 3,
      "error: gate failed: spelled_characters_per_token.change>0.1 (not measured: the baseline does not "
        + "have this rate; make it anew)\n"
    )
    .after(#""$0" audit v.txt s.txt --json >b.json"#)
    .printing(),
    BadRun(
      "a baseline of another vocabulary",
      ["audit", "w.txt", "a.txt", "--fail-if", "drift>0.1", "--baseline", "b.json"],
      files: [
        "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n", "a.txt": "가 나\n뷁\n", "s.txt": "뷁\n",
        "w.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n다\n",
      ], status: 3,
      "error: gate failed: drift>0.1 (not measured: the baseline is of another vocabulary; make it anew "
        + "with this one)\n"
    )
    .after(#""$0" audit v.txt s.txt --json >b.json"#)
    .printing(),
  ]

  @Test(arguments: audits + gates)
  func `An audit says what it lacks, and which gate failed and why`(_ run: BadRun) throws { try run.check() }
}
