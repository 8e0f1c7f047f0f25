import ArgumentParser

/// The command: parsed options become a plan, the plan becomes library calls, their result becomes text.
struct KcVocab: ParsableCommand {
  /// What the parser's messages begin with: the same as our own.
  static let _errorLabel = "error"

  static let configuration = CommandConfiguration(
    commandName: "kc-vocab",
    abstract: "Vocabularies for Korean language models: count, train, merge, encode, audit.",
    discussion: """
      Exit codes: 0 done, 1 failed, 3 a gate of audit failed or verify found a difference, 64 wrong usage, 130 interrupted.
      Results go to standard output, progress and warnings to standard error; `-` is standard input or output.

      Options that are always the same can stand in kc-vocab.toml, or in variables such as KC_VOCAB_MEMORY.
      """,
    version: Version.sentence,
    subcommands: [
      TrainCommand.self, TuneCommand.self, MergeCommand.self, PruneCommand.self, CountCommand.self, CleanCommand.self,
      EncodeCommand.self,
      DecodeCommand.self, VerifyCommand.self, InfoCommand.self, AuditCommand.self, SuggestCommand.self,
      HistoryCommand.self, ReportCommand.self, CorpusCommand.self, CountsCommand.self, PipelineCommand.self,
      CompletionsCommand.self,
    ])
}
