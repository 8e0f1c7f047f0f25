import TestSupport
import Testing

/// What is said of options and arguments that contradict each other or say nothing.
@Suite struct OptionMessageTests {
  private static func wrongFetch(_ message: String) -> String {
    """
    error: \(message)
    Usage: kc-vocab corpus fetch <name> [--output <directory>] [--force] [--allow-http] [--retries <n>] \
    [--stall-timeout <seconds>] [--size-limit <size>] [--time-limit <seconds>] [--catalogue <file> ...] [--quiet] [--json]
      See 'kc-vocab corpus fetch --help' for more information.

    """
  }

  private static let catalogue = """
    {"schema": "kc-vocab/catalogue/1", "kind": "corpora", "entries": [{"name": "s", "title": "S", "description": "",
    "license": "CC0-1.0", "homepage": "", "access": "direct",
    "files": [{"url": "http://127.0.0.1:9/c.json", "name": "c.json"}]}]}
    """

  static let usages: [BadRun] = [
    BadRun(
      "clean", ["clean"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "nothing to clean: name files of comments, or `-` for standard input")),
    BadRun(
      "count --output out", ["count", "--output", "out"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "nothing to count: name files of comments, or `-` for standard input")),
    BadRun(
      "encode v", ["encode", "v"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "encode", "<vocabulary> [<file> ...]",
        "nothing to encode: name files of comments, or `-` for standard input")),
    BadRun(
      "verify v", ["verify", "v"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "verify", "<vocabulary> [<file> ...]",
        "nothing to encode: name files of comments, or `-` for standard input")),
    BadRun(
      "train --output out", ["train", "--output", "out"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "nothing to train from: name files of comments, `-` for standard input, or --counts files")),
    BadRun(
      "audit v", ["audit", "v"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "audit", "<vocabulary> [<file> ...]",
        "Missing expected argument '<file>'")),
    BadRun(
      "suggest v", ["suggest", "v"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "suggest", "<vocabulary> [<file> ...]",
        "Missing expected argument '<file>'")),
    BadRun(
      "clean a.txt --keep-empty --documents text", ["clean", "a.txt", "--keep-empty", "--documents", "text"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--keep-empty and --documents both give empty lines a meaning; leave out one or the other")),
    BadRun(
      "clean a.txt --explain 3 --dedup --dedup-report x",
      ["clean", "a.txt", "--explain", "3", "--dedup", "--dedup-report", "x"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--explain writes nothing; leave out --dedup-report, or --explain to write")),
    BadRun(
      "clean a.txt --explain 3 --report x.json", ["clean", "a.txt", "--explain", "3", "--report", "x.json"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--explain writes nothing; leave out --report, or --explain to write")),
    BadRun(
      "clean a.txt --no-dedup --dedup-before-cleaning", ["clean", "a.txt", "--no-dedup", "--dedup-before-cleaning"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--dedup-before-cleaning says what --dedup compares; leave out --no-dedup")),
    BadRun(
      "clean a.txt --drop-headless", ["clean", "a.txt", "--drop-headless"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--drop-headless says what becomes of documents, and none are made; add --documents")),
    BadRun(
      "count a.txt --output out --temp-dir ", ["count", "a.txt", "--output", "out", "--temp-dir", ""],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--temp-dir: a directory is needed")),
    BadRun(
      "count a.txt --output out --work-dir work --dedup",
      ["count", "a.txt", "--output", "out", "--work-dir", "work", "--dedup"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--work-dir counts each file by itself, --dedup looks at all of them; drop repeated comments with "
          + "kc-vocab clean first")),
    BadRun(
      "count - --output out --work-dir work", ["count", "-", "--output", "out", "--work-dir", "work"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--work-dir: standard input cannot be read again; name files")),
    BadRun(
      "count a.txt --output out --memory much", ["count", "a.txt", "--output", "out", "--memory", "much"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--memory much: is no amount of memory; give bytes such as 2GB or 512MiB, or a share such as 75%")),
    BadRun(
      "count a.txt --output out --memory 200%", ["count", "a.txt", "--output", "out", "--memory", "200%"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--memory 200%: a share of the memory is more than 0% and at most 100%")),
    BadRun(
      "count a.txt --output out --memory 0", ["count", "a.txt", "--output", "out", "--memory", "0"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "count", "[<file> ...] --output <file>",
        "--memory 0: at least one byte is needed, and fewer than an exbibyte")),
    BadRun(
      "encode v a.txt --dedup", ["encode", "v", "a.txt", "--dedup"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "encode", "<vocabulary> [<file> ...]",
        "--dedup leaves comments out, and encode gives a line for each; leave out one or the other")),
    BadRun(
      "encode v a.txt --clean as-trained --preset kcbert-pretraining",
      ["encode", "v", "a.txt", "--clean", "as-trained", "--preset", "kcbert-pretraining"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "encode", "<vocabulary> [<file> ...]",
        "--clean as-trained takes the whole cleaning from the vocabulary; leave out --preset")),
    BadRun(
      "verify v a.txt --dedup --dedup-report x", ["verify", "v", "a.txt", "--dedup", "--dedup-report", "x"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "verify", "<vocabulary> [<file> ...]",
        "--dedup-report: verify writes nothing; leave it out")),
    BadRun(
      "audit v a.txt --seen -", ["audit", "v", "a.txt", "--seen", "-"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "audit", "<vocabulary> [<file> ...]",
        "--seen -: standard input can be read only once; name a file")),
    BadRun(
      "train a.txt --counts c --output out", ["train", "a.txt", "--counts", "c", "--output", "out"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "--counts replaces files of comments; give one or the other")),
    BadRun(
      "train --counts c --dedup --output out", ["train", "--counts", "c", "--dedup", "--output", "out"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "counts do not tell comments apart; give --dedup to `kc-vocab count`")),
    BadRun(
      "train a.txt --output out --alphabet-coverage 1.5",
      ["train", "a.txt", "--output", "out", "--alphabet-coverage", "1.5"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "--alphabet-coverage 1.5: a share of one is needed, such as 0.9999")),
    BadRun(
      "train a.txt --output out --vocab-size=-1", ["train", "a.txt", "--output", "out", "--vocab-size=-1"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "--vocab-size -1: cannot be negative")),
    BadRun(
      "train a.txt --output out --json --dedup --dedup-report -",
      ["train", "a.txt", "--output", "out", "--json", "--dedup", "--dedup-report", "-"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "train", "[<file> ...] --output <directory>",
        "--json prints the report to standard output, where --dedup-report is to go; name a file with "
          + "--dedup-report")),
    BadRun(
      "clean a.txt --dedup --dedup-report -", ["clean", "a.txt", "--dedup", "--dedup-report", "-"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "--output and --dedup-report: standard output takes only one of them; name a file")),
    BadRun(
      "merge v w --output out --characters-first", ["merge", "v", "w", "--output", "out", "--characters-first"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "merge", "<base> <donor> ...",
        "--characters-first: everything joins anyhow; give --size or --max-added with it, or leave it out")),
    BadRun(
      "merge v w --output out --donor-prefix ", ["merge", "v", "w", "--output", "out", "--donor-prefix", ""],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "merge", "<base> <donor> ...",
        "--donor-prefix: is empty; give the mark, such as '##'")),
    BadRun(
      "merge v w --output out --count-power 0.5", ["merge", "v", "w", "--output", "out", "--count-power", "0.5"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "merge", "<base> <donor> ...",
        "--count-power changes counts; give it with --on-counts")),
    BadRun(
      "merge v w --output out --on - --on -", ["merge", "v", "w", "--output", "out", "--on", "-", "--on", "-"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "merge", "<base> <donor> ...",
        "--on -: standard input is named twice; it can be read only once")),
  ]

  static let others: [BadRun] = [
    BadRun(
      "fetch --retries=-1", ["corpus", "fetch", "nsmc", "--retries=-1"], status: 64,
      wrongFetch("--retries -1: cannot be negative")),
    BadRun(
      "fetch --stall-timeout", ["corpus", "fetch", "nsmc", "--stall-timeout", "0"], status: 64,
      wrongFetch("--stall-timeout 0: at least 1 second is needed")),
    BadRun(
      "fetch --time-limit", ["corpus", "fetch", "nsmc", "--time-limit", "0"], status: 64,
      wrongFetch("--time-limit 0: at least 1 second is needed")),
    BadRun(
      "fetch --size-limit", ["corpus", "fetch", "nsmc", "--size-limit", "much"], status: 64,
      wrongFetch("--size-limit much: is no number of bytes; give some, such as 2GB or 512MiB")),
    BadRun(
      "--encoding latin1", ["clean", "a.txt", "--encoding", "latin1\u{1B}"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "The value 'latin1\\u{1B}' is invalid for '--encoding <encoding>': latin1\\u{1B}: is no encoding "
          + "that is read here; give utf-8, cp949, euc-kr, utf-16 or utf-32\nHelp:  --encoding <encoding>  "
          + "Encoding of every file: utf-8, cp949 (euc-kr), utf-16, utf-32.")),
    BadRun(
      "--delimiter ab", ["clean", "a.txt", "--delimiter", "ab"],
      files: ["a.txt": "가\n"], status: 64,
      usage(
        "clean", "[<file> ...]",
        "The value 'ab' is invalid for '--delimiter <c>': --delimiter ab: is no separator; give one ASCII "
          + "character such as ';' or '|', or 'tab'\nHelp:  --delimiter <c>  What separates fields in place of "
          + "the comma or tab: one character, such as ';' or '|'.")),
    BadRun(
      "a report inside a directory that appears as a whole",
      ["train", "a.txt", "--output", "o", "--dedup", "--dedup-report", "o/x"],
      files: ["a.txt": "가\n"],
      "error: o/x: lies in o, which appears as a whole; choose another place for --dedup-report\n"),
    BadRun(
      "an output that is another name of an input", ["count", "a.txt", "--output", "b.txt", "--force"],
      files: ["a.txt": "가\n"],
      "error: b.txt: is the same file as a.txt, which is read; choose another name for --output\n"
    ).after("ln a.txt b.txt"),
    BadRun(
      "settings that are not UTF-8", ["clean", "a.txt"],
      files: ["a.txt": "가\n"], status: 64,
      "error: kc-vocab.toml: is not UTF-8; save it as such\n"
    ).with("kc-vocab.toml", [0xFF]),
    BadRun(
      "a factor beyond what ids can number",
      ["train", "a.txt", "--output", "o", "--algorithm", "prune", "--overtrain", "3", "--vocab-size", "1000000000"],
      files: ["a.txt": "가\n"],
      "error: --overtrain 3: is below 1 or more than ids can number; give a factor from 1 on, such as 1.2\n"),
    BadRun(
      "a link for a directory", ["train", "a.txt", "--output", "out"],
      files: ["a.txt": "가\n"],
      "error: out: is a link; name the directory itself\n"
    ).after("ln -s d out"),
    BadRun(
      "a catalogue where its corpus would go", ["corpus", "fetch", "s", "--catalogue", "s/c.json"],
      files: ["s/c.json": catalogue],
      "error: s/c.json: is the catalogue that is read; choose another directory with --output\n"),
  ]

  @Test(arguments: usages + others)
  func `Wrong usage is told, with what to do`(_ run: BadRun) throws { try run.check() }
}
