/// The sections of help that many commands have.
enum SharedSection {
  /// What many commands have in common, in this order behind what is a command's own.
  ///
  /// A group inside a group has the title of the outer one, so these are told by the names of their options.
  static let all: [(title: String, names: [String])] = [
    ("Run", ["threads", "memory", "temp-dir", "force", "quiet", "progress", "json"]),
    (
      "Reading",
      [
        "files-from", "format", "text-field", "delimiter", "header", "quoting", "encoding", "on-bad-record", "strict",
      ]
    ),
    ("Text, for a bare vocab.txt, which does not say", []),
    ("Text", ["normalization", "lowercase", "strip-accents", "no-clean-text", "no-cjk-spacing"]),
    (
      "Cleaning",
      [
        "clean", "preset", "compose-first", "allow-characters", "remove-emoji", "remove-urls", "remove-masks",
        "mask-rule", "shorten-repeats", "collapse-spaces", "min-characters", "length-of",
      ]
    ),
    ("Repeated comments", ["dedup", "dedup-before-cleaning", "dedup-report"]),
    ("Help", ["version", "help"]),
  ]
}
