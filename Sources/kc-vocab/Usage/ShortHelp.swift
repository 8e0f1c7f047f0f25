/// What `-h` shows of a command: what it does, the options that matter most, and examples, on one screen of 24 lines.
///
/// `--help` shows everything.
struct ShortHelp {
  /// Its name, empty for the program itself.
  var command: String
  var operands: String
  /// What it does, in lines of 80 columns at most.
  var purpose: [String]
  /// With what each is for.
  var options: [(String, String)]
  var examples: [String]

  var text: String {
    let width = (options.map(\.0.count).max() ?? 0) + 2
    let name = command.isEmpty ? "kc-vocab" : "kc-vocab \(command)"
    var lines = purpose + ["", "usage: \(name) \(operands)", ""]
    lines += options.map { "  " + $0 + String(repeating: " ", count: width - $0.count) + $1 }
    lines += ["", "Examples"] + examples.map { "  kc-vocab \($0)" } + [""]
    lines.append(
      command.isEmpty
        ? "`kc-vocab COMMAND -h` shows what matters of a command, `--help` all of it."
        : "`\(name) --help` shows all options.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The help that a command line asks for by `-h`; nil where it asks for none, or for all by `--help`.
  /// - Parameter arguments: without the program's name.
  static func asked(by arguments: [String]) -> ShortHelp? {
    let given = arguments.prefix { $0 != "--" }
    guard given.contains("-h"), !given.contains("--help") else { return nil }
    let names = given.prefix { !$0.hasPrefix("-") }
    guard let name = names.first else { return root }
    return all.first { $0.command == name }
  }
}

extension ShortHelp {
  static let all = [
    root, train, tune, merge, prune, count, clean, encode, decode, verify, info, audit, suggest, history, report,
    corpus, counts, pipeline, completions,
  ]

  private static let root = ShortHelp(
    command: "", operands: "COMMAND",
    purpose: ["Vocabularies for Korean language models."],
    options: [
      ("train", "learn a WordPiece vocabulary from comments"),
      ("tune", "compare ways to train on comments that are held out"),
      ("merge", "join other vocabularies' tokens to one whose ids stay"),
      ("prune", "drop a vocabulary's tokens, with the map of ids"),
      ("audit", "does a vocabulary fit comments? what becomes [UNK], and why?"),
      ("suggest", "the tokens that would help a vocabulary most"),
      ("clean", "clean comments as published models did"),
      ("count", "count words, to train later or elsewhere"),
      ("encode", "comments to tokens or ids"),
      ("decode", "ids to text"),
      ("verify", "are our tokens those of tokenizers and transformers?"),
      ("info", "what a vocabulary is, and how it was made"),
      ("history", "how a vocabulary's audits went over time"),
      ("report", "a page to look at from a saved report"),
      ("corpus", "list and fetch public corpora and vocabularies"),
    ],
    examples: [
      "train comments.txt --output vocab/mine"
    ])

  private static let train = ShortHelp(
    command: "train", operands: "FILE… --output DIRECTORY",
    purpose: ["Learns a WordPiece vocabulary from comments: text, CSV, TSV or JSON lines,", "plain or compressed."],
    options: [
      ("--output DIRECTORY", "where it goes; transformers and tokenizers load it"),
      ("--vocab-size N", "tokens, 30,000 if not said"),
      ("--text-field NAME", "the field that holds the comment"),
      ("--preset NAME", "clean as a published model's authors did"),
      ("--limit-alphabet N", "characters to keep; what is dropped becomes [UNK]"),
    ],
    examples: [
      "train comments.txt more/*.zst --output vocab/mine",
      "train dump.jsonl --text-field body --clean kcelectra-2022 --output v",
      "train --counts a.counts b.counts --vocab-size 32000 --output out",
    ])

  private static let tune = ShortHelp(
    command: "tune", operands: "FILE[:WEIGHT,…]… [--try OPTIONS]",
    purpose: ["Compares ways to train on comments that are held out; writes nothing."],
    options: [
      ("FILE:1,20,60", "weights to try for a source"),
      ("--try OPTIONS", "options of train, with commas between values to try"),
      ("--leave-out", "also train without each source and measure on it"),
      ("--hold-out SHARE", "what is held out of each source, 0.1 if not said"),
      ("--json", "all figures with their intervals"),
    ],
    examples: [
      "tune reviews.txt news.txt:1,20,60",
      "tune a.txt b.txt --try '--algorithm merge,prune --count-power 1,0.85'",
      "tune a.txt b.txt --leave-out --try '--limit-alphabet 3000,6000'",
    ])

  private static let merge = ShortHelp(
    command: "merge", operands: "BASE DONOR… --output DIRECTORY",
    purpose: ["Joins the donors' tokens to the base, whose ids stay, and shows what that does."],
    options: [
      ("--output DIRECTORY", "where the merged vocabulary goes, with a map of ids"),
      ("--on FILE", "comments to choose by, and to measure the effect on"),
      ("--size N", "tokens in all: those that help most"),
      ("--min-count N", "only tokens that occur so often in --on"),
      ("--dry-run", "only the report"),
    ],
    examples: [
      "merge vocab/mine koelectra/vocab.txt --output vocab/merged",
      "merge vocab/mine koelectra --on c.txt --size 50000 --output merged",
      "merge vocab/mine koelectra/vocab.txt --on comments.txt --dry-run",
    ])

  private static let count = ShortHelp(
    command: "count", operands: "FILE… --output COUNTS",
    purpose: ["Counts the words of comments into a file that `train --counts` takes."],
    options: [
      ("--output COUNTS", "where the counts go; .gz and .zst compress"),
      ("--work-dir DIRECTORY", "keep counts by file; go on where a run ended"),
      ("--text-field NAME", "the field that holds the comment"),
      ("--clean NAME", "clean as a published function does"),
      ("--memory SIZE", "what may be resident at most, such as 2GB"),
    ],
    examples: [
      "count comments.txt --output comments.counts",
      "count comments/*.zst --work-dir shards --output all.counts.zst",
      "count dump.jsonl.gz --text-field body --output dump.counts",
    ])

  private static let clean = ShortHelp(
    command: "clean", operands: "FILE… [--output FILE]",
    purpose: ["Cleans comments and writes those that survive, one a line, in the same order."],
    options: [
      ("--preset NAME", "as a model's authors did, such as kcelectra-pretraining"),
      ("--clean NAME", "as a published function does, such as kcelectra-2022"),
      ("--dedup", "drop comments that were there before"),
      ("--output FILE", "where they go, if not to standard output"),
      ("--explain N", "show N comments step by step"),
    ],
    examples: [
      "clean a.csv --text-field body --preset kcelectra-pretraining > c.txt",
      "clean comments.txt --clean kcelectra-2022 > clean.txt",
      "clean comments.txt --preset kcelectra-pretraining --explain 5",
    ])

  private static let encode = ShortHelp(
    command: "encode", operands: "VOCABULARY FILE…",
    purpose: ["Prints the tokens of each comment, one line out for each line in."],
    options: [
      ("--ids", "ids in place of tokens"),
      ("--json", "tokens and ids as JSON lines"),
      ("--add-special-tokens", "put [CLS] and [SEP] around them, as the vocabulary says"),
      ("--clean as-trained", "clean as the text was that the vocabulary was made from"),
    ],
    examples: [
      "encode vocab/mine comments.txt",
      "encode vocab/mine comments.txt --ids > ids.txt",
      "encode vocab/mine - --json < comments.txt",
    ])

  private static let decode = ShortHelp(
    command: "decode", operands: "VOCABULARY < IDS",
    purpose: ["Turns lines of ids back into text."],
    options: [
      ("--keep-special-tokens", "print [CLS], [SEP] and the like, too")
    ],
    examples: ["decode vocab/mine < ids.txt", "encode vocab/mine comments.txt --ids | kc-vocab decode vocab/mine"])

  private static let info = ShortHelp(
    command: "info", operands: "VOCABULARY",
    purpose: ["Tells what a vocabulary is: tokens by kind, text pipeline, and how it was made."],
    options: [
      ("--json", "as one JSON object")
    ],
    examples: ["info vocab/mine", "info kcbert/vocab.txt --json"])

  private static let audit = ShortHelp(
    command: "audit", operands: "VOCABULARY FILE…",
    purpose: [
      "Tells how well a vocabulary fits comments: what becomes [UNK], why, and how", "much text a token holds.",
    ],
    options: [
      ("--against VOCABULARY", "compare with another one on the same comments"),
      ("--baseline JSON", "an earlier audit's --json: show what changed"),
      ("--fail-if CONDITION", "exit with 3 if it holds, such as 'unknown_line_rate>1%'"),
      ("--group-by FIELD", "audit also each group, such as created_at:month"),
      ("--report FILE", "write a report, too: a page (.html), .json or .md"),
      ("--record FILE", "add the figures to a history"),
    ],
    examples: [
      "audit vocab/mine new-comments.txt",
      "audit vocab/mine new-comments.txt --against kcbert/vocab.txt",
      "audit vocab/mine march.txt --baseline feb.json --fail-if 'drift>0.02'",
    ])

  private static let suggest = ShortHelp(
    command: "suggest", operands: "VOCABULARY FILE… [--output DONOR]",
    purpose: ["Finds the tokens that would help a vocabulary most on comments."],
    options: [
      ("--output DONOR", "write them as a vocabulary that `merge` takes"),
      ("--budget N", "how many tokens at most"),
      ("--text-field NAME", "the field that holds the comment"),
      ("--json", "the suggestions, for programs"),
    ],
    examples: [
      "suggest vocab/mine new-comments.txt",
      "suggest vocab/mine new-comments.txt --budget 500 --output donor.txt",
      "merge vocab/mine donor.txt --output vocab/mended",
    ])

  private static let prune = ShortHelp(
    command: "prune", operands: "VOCABULARY --output DIRECTORY",
    purpose: ["Drops entries of a vocabulary, and tells the new id of each that stays."],
    options: [
      ("--output DIRECTORY", "where the smaller vocabulary goes, with the map of ids"),
      ("--on FILE", "comments that tell what an entry is worth"),
      ("--size N", "so many tokens: those go whose loss is least"),
      ("--min-count N", "drop what occurs fewer times in --on"),
      ("--drop FILE", "drop the entries in this list"),
    ],
    examples: [
      "prune vocab/merged --on c.txt --size 30000 --output vocab/small",
      "prune vocab/merged --on c.txt --min-count 5 --output vocab/small",
      "prune vocab/mine --drop list.txt --output vocab/small",
    ])

  private static let verify = ShortHelp(
    command: "verify", operands: "VOCABULARY FILE…",
    purpose: [
      "Encodes comments with tokenizers and transformers too, and shows the first",
      "difference; exit code 3 if there is one.",
    ],
    options: [
      ("--text-field NAME", "the field that holds the comment"),
      ("--json", "the result as one JSON object"),
    ],
    examples: ["verify vocab/mine comments.txt"])

  private static let history = ShortHelp(
    command: "history", operands: "HISTORY",
    purpose: ["Shows how a vocabulary's figures went over audits that --record kept, and where", "they changed."],
    options: [
      ("--html FILE", "draw the trends as a page to look at"),
      ("--since DATE", "only audits from then on, such as 2026-01"),
      ("--json", "the figures and changes, for programs"),
      ("--markdown", "as Markdown"),
    ],
    examples: [
      "audit vocab/mine march.jsonl --record audits.sqlite --label 2026-03",
      "history audits.sqlite",
      "history audits.sqlite --html trend.html --since 2026-01",
    ])

  private static let report = ShortHelp(
    command: "report", operands: "REPORT.json --output PAGE.html",
    purpose: ["Makes a page to look at from what --json printed: audit, history, merge, …"],
    options: [
      ("--output PAGE.html", "where the page goes; it needs nothing beside it"),
      ("--language ko", "in Korean"),
    ],
    examples: [
      "report march.json --output march.html",
      "audit vocab/mine march.txt --report march.html --report march.json",
    ])

  private static let corpus = ShortHelp(
    command: "corpus", operands: "list | show NAME | fetch NAME",
    purpose: ["Lists, describes and fetches public comment corpora and vocabularies."],
    options: [
      ("list", "what there is, with licence and size"),
      ("show NAME", "one of them, with its source and how it is read"),
      ("fetch NAME", "fetch it from its publisher, and verify it"),
    ],
    examples: ["corpus list", "corpus show nsmc", "corpus fetch nsmc --output data/nsmc"])

  private static let counts = ShortHelp(
    command: "counts", operands: "join COUNTS… --output COUNTS",
    purpose: ["Adds up counts files into one, as one count over all comments gives it."],
    options: [
      ("join", "writes the sum; --output COUNTS says where, .gz and .zst compress")
    ],
    examples: ["counts join parts/*.counts --output all.counts.zst"])

  private static let pipeline = ShortHelp(
    command: "pipeline", operands: "[options for text and cleaning] [--json]",
    purpose: ["Tells what options do to text: fingerprint, Unicode version, version."],
    options: [
      ("--preset NAME", "as a model's authors did, such as kcelectra-pretraining"),
      ("--vocabulary V", "the pipeline of this vocabulary"),
      ("--json", "for programs"),
    ],
    examples: ["pipeline --preset kcelectra-pretraining --json"])

  private static let completions = ShortHelp(
    command: "completions", operands: "bash | zsh | fish",
    purpose: ["Prints a script that completes kc-vocab's command lines in a shell."],
    options: [("SHELL", "the shell that the script is for")],
    examples: ["completions bash > /etc/bash_completion.d/kc-vocab"])
}
