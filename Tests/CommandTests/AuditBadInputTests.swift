import TestSupport
import Testing

@Suite struct AuditBadInputTests {
  static let files = ["vocab.txt": AuditCommandTests.vocabulary, "a.txt": AuditCommandTests.comments]
  static let figures =
    "Rates: unknown_token_rate, unknown_word_rate, unknown_distinct_word_rate, unknown_line_rate, unknown_character_rate, "
    + "character_coverage, tokens_per_word, characters_per_token, spelled_characters_per_token, bytes_per_token, whole_word_rate, renyi_efficiency, "
    + "token_entropy, vocabulary_utilisation, drift; each rate also with .low, .high, .change\n"

  static func run(
    _ name: String, _ arguments: [String], files more: [String: String] = [:], status: Int32 = 1, _ message: String
  ) -> BadRun {
    BadRun(name, arguments, files: files.merging(more) { $1 }, status: status, message)
  }

  private static func usage(_ message: String) -> String {
    "error: \(message)\nUsage: kc-vocab audit [<options>] <vocabulary> [<file> ...]\n"
      + "  See 'kc-vocab audit --help' for more information.\n"
  }

  static let runs: [BadRun] = [
    run(
      "an empty corpus", ["audit", "vocab.txt", "e.txt"], files: ["e.txt": ""],
      "warning: e.txt: is empty\nerror: the corpus is empty; check that the right files are named\n"),
    run(
      "no words", ["audit", "vocab.txt", "b.txt"], files: ["b.txt": " \n\n"],
      "error: the corpus holds no words; check that the right files are named and that they hold text\n"),
    run(
      "no [UNK]", ["audit", "none.txt", "a.txt"], files: ["none.txt": "가\n나\n"],
      "error: none.txt: has no [UNK]; it cannot say what it does not know. Add an unknown token to it\n"),
    run(
      "no [UNK] in what is compared with", ["audit", "vocab.txt", "a.txt", "--against", "none.txt"],
      files: ["none.txt": "가\n나\n"],
      "error: none.txt: has no [UNK]; it cannot say what it does not know. Add an unknown token to it\n"),
    run(
      "a baseline that is not there", ["audit", "vocab.txt", "a.txt", "--baseline", "b.json"],
      "error: b.json: no such file; check the name, or say --baseline-optional where this audit is the first\n"),
    run(
      "a baseline that is no JSON", ["audit", "vocab.txt", "a.txt", "--baseline", "a.txt"],
      "error: a.txt: is not an audit (it is not JSON); give the output of audit --json\n"),
    run(
      "a baseline that is of another kind", ["audit", "vocab.txt", "a.txt", "--baseline", "m.json"],
      files: ["m.json": #"{"schema": "kc-vocab/merge/1"}"#],
      "error: m.json: is kc-vocab/merge/1, and kc-vocab/audit/2 is needed; make it with this version's audit --json\n"),
    run(
      "a baseline that lacks a part", ["audit", "vocab.txt", "a.txt", "--baseline", "m.json"],
      files: ["m.json": #"{"schema": "kc-vocab/audit/2"}"#],
      "error: m.json: is not an audit (pipeline is missing); give the output of audit --json\n"),
    run(
      "a gate that is no condition", ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate"], status: 64,
      "error: --fail-if 'unknown_line_rate': is no condition; write a rate, one of > >= < <=, and a number, as in "
        + "'unknown_line_rate>1%'. " + figures),
    run(
      "a gate on no rate", ["audit", "vocab.txt", "a.txt", "--fail-if", "unk_rate>1%"], status: 64,
      "error: --fail-if 'unk_rate>1%': there is no rate unk_rate. " + figures),
    run(
      "a gate on a misspelt rate", ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_lines_rate.low>1%"],
      status: 64,
      "error: --fail-if 'unknown_lines_rate.low>1%': there is no rate unknown_lines_rate.low; did you mean "
        + "'unknown_line_rate.low'?\n"),
    run(
      "a rate's limit without %", ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate>5"], status: 64,
      "error: --fail-if 'unknown_line_rate>5': would never fail, since 5 is 500 % and unknown_line_rate lies between 0 % and "
        + "100 %; for 5 % write 'unknown_line_rate>5%'\n"),
    run(
      "a limit that always holds", ["audit", "vocab.txt", "a.txt", "--fail-if", "whole_word_rate < 60"], status: 64,
      "error: --fail-if 'whole_word_rate < 60': would always fail, since 60 is 6,000 % and whole_word_rate lies between 0 % "
        + "and 100 %; for 60 % write 'whole_word_rate<60%'\n"),
    run(
      "a limit at the end", ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate>100%"], status: 64,
      "error: --fail-if 'unknown_line_rate>100%': would never fail, since unknown_line_rate lies between 0 % and 100 %; name "
        + "a limit that it can come to\n"),
    run(
      "a limit below a ratio", ["audit", "vocab.txt", "a.txt", "--fail-if", "tokens_per_word<0.5"], status: 64,
      "error: --fail-if 'tokens_per_word<0.5': would never fail, since tokens_per_word is never below 1; name a limit that it "
        + "can come to\n"),
    run(
      "a huge limit", ["audit", "vocab.txt", "a.txt", "--fail-if", "unknown_line_rate>1e300"], status: 64,
      "error: --fail-if 'unknown_line_rate>1e300': would never fail, since 1e+300 is 1e+302 % and unknown_line_rate lies "
        + "between 0 % and 100 %; name a limit that it can come to\n"),
    run(
      "an entropy that the vocabulary cannot have", ["audit", "vocab.txt", "a.txt", "--fail-if", "token_entropy>12"],
      status: 64,
      "error: --fail-if 'token_entropy>12': would never fail, since token_entropy lies between 0 and 3.169925; name a limit "
        + "that it can come to\n"),
    run(
      "a baseline that may be missing and is not named", ["audit", "vocab.txt", "a.txt", "--baseline-optional"],
      status: 64,
      usage("--baseline-optional says that the baseline may be missing; name it with --baseline")),
    run(
      "a gate on a change without a baseline", ["audit", "vocab.txt", "a.txt", "--fail-if", "drift>0.02"], status: 64,
      "error: --fail-if 'drift>0.02': looks at a change; name the earlier audit with --baseline\n"),
    run(
      "groups of plain text", ["audit", "vocab.txt", "a.txt", "--group-by", "day"],
      "error: a.txt: is read as lines of text, which have no fields; say what it is with --format csv, tsv or jsonl\n"),
    run(
      "more groups than can be told apart",
      ["audit", "vocab.txt", "g.csv", "--text-field", "text", "--group-by", "id", "--threads", "1"],
      files: ["g.csv": "id,text\n" + (0...400).map { "\($0),가\n" }.joined()],
      "error: --group-by: the field has more than 400 values; name one with fewer, or cut dates to a period as in FIELD:month\n"
    ),
    run(
      "nothing to suggest from", ["suggest", "vocab.txt", "e.txt"], files: ["e.txt": ""],
      "warning: e.txt: is empty\nerror: the corpus is empty; check that the right files are named\n"),
    run(
      "no words to suggest from", ["suggest", "vocab.txt", "b.txt", "--output", "d.txt"], files: ["b.txt": " \n"],
      "error: the corpus holds no words; check that the right files are named and that they hold text\n"),
  ]

  @Test(arguments: runs) func `Bad input is named, with what to do, and nothing is left behind`(_ run: BadRun) throws {
    try run.check()
  }
}
