import ArgumentParser
import CorpusReading
import SystemPackage
import WordCounting

/// The corpus that a merge is chosen by and measured on.
struct MergeCorpusOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Comments to choose by and to measure on: a file, pattern or directory, plain or compressed; repeatable.",
      valueName: "corpus"), completion: .file())
  var on: [String] = []

  @Option(
    help: ArgumentHelp(
      "A counts file instead of comments; repeatable, they are added up, each times its weight. It knows words and no lines.",
      valueName: "file[:weight]"), completion: .file())
  var onCounts: [String] = []

  @OptionGroup var weights: WeightingOptions

  @OptionGroup var reading: ReadingArguments

  var isEmpty: Bool { on.isEmpty && onCounts.isEmpty }

  func validate() throws {
    if !on.isEmpty && !onCounts.isEmpty {
      throw ValidationError("--on-counts replaces --on; give one or the other")
    }
    if !onCounts.isEmpty && reading.deduplication.isOn {
      throw ValidationError("counts do not tell comments apart; give --dedup to `kc-vocab count`")
    }
    if !onCounts.isEmpty && (reading.cleaning.isAsTrained || !reading.cleaning.cleaner.isEmpty) {
      throw ValidationError("counts can no longer be cleaned; give the options for cleaning to `kc-vocab count`")
    }
    if onCounts.isEmpty && weights.countPower != nil {
      throw ValidationError("--count-power changes counts; give it with --on-counts")
    }
    if (on + onCounts).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("--on -: standard input is named twice; it can be read only once")
    }
  }

  /// The comments as the operands of other commands.
  var input: InputOptions {
    // A group whose every value is given is whole, also where no command line was parsed for it.
    var input = InputOptions()
    input.files = on
    input.filesFrom = []
    input.reading = reading
    return input
  }

  /// The counts files, with how often the words of each count.
  func weightedCounts() throws -> [WeightedName] { try onCounts.map { try WeightedName(CommandLineBytes.path($0)) } }

  /// Every file that is read.
  func filesRead() throws -> [FilePath] { try weightedCounts().map(\.path) + input.filesRead() }

  /// The counts files added up, each times its weight.
  /// - Parameter tokenCount: of all vocabularies that are in memory meanwhile.
  func words(_ run: RunOptions, tokenCount: Int) throws -> WordCounts {
    try weights.words(
      of: try weightedCounts(), run, memory: try run.countingMemory(for: .choosing, tokenCount: tokenCount))
  }
}
