import TestSupport
import Testing

/// What is said of parts of corpora, and of states of audits, that cannot be used.
@Suite struct PartMessageTests {
  static let list = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n"

  static let badRuns: [BadRun] = [
    BadRun(
      "documents in records", ["clean", "a.txt", "--documents", "d", "--output-format", "records"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]", "--documents writes lines between documents; leave out --output-format records")),
    BadRun(
      "cleaned text that is counted by files",
      ["count", "a.txt", "--cleaned", "--work-dir", "work", "--output", "out"], files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--work-dir keeps counts of files as they are; leave out --cleaned, or --work-dir")),
    BadRun(
      "a part that reads no comments", ["audit", "v.txt", "--partial", "--output", "out", "--join", "state"],
      files: ["v.txt": list], status: 64,
      usage(
        "audit", "<vocabulary> [<file> ...]",
        "--partial reads comments, and --join and --counts replace them; give one of them")),
    BadRun(
      "a directory without states", ["audit", "v.txt", "--join", "states"], files: ["v.txt": list],
      "error: states: the directory holds no states; name another\n"
    ).after("mkdir states && touch states/_SUCCESS"),
    BadRun(
      "cleaned text that a list says how to clean", ["count", "--files-from", "list", "--cleaned", "--output", "out"],
      files: ["a.txt": "가\n", "list": #"{"path": "a.txt", "clean": "kcelectra-2022"}"# + "\n"], status: 64,
      "error: --cleaned says that all text was cleaned before, and a list says how some is to be; leave out one or the "
        + "other\n"),
    BadRun(
      "comments that are to be found where there are none",
      ["audit", "v.txt", "--counts", "a.counts", "--seen", "a.txt"], files: ["v.txt": list, "a.txt": "가\n"], status: 64,
      "error: --seen a.txt: comments are found again in comments, and --counts reads none; name counts files\n"
    ).after(#""$0" count a.txt --output a.counts --quiet"#),
    BadRun(
      "a state whose first line says too little", ["audit", "v.txt", "--join", "state"],
      files: ["v.txt": list, "state": #"{"schema": "kc-vocab/audit-state/1"}"# + "\n"],
      "error: state: its first line is not that of a state; audit again\n"),
  ]

  @Test(arguments: badRuns) func `is said`(run: BadRun) throws { try run.check() }
}
