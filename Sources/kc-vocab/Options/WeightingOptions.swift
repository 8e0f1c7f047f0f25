import ArgumentParser
import CorpusReading
import WordCounting

/// What counts are raised to, and how that goes with the weights of sources.
struct WeightingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Raise each word's count, weights included, to this power (0 to 1, such as 0.85), so that frequent words decide less.",
      valueName: "p"))
  var countPower: String?

  func validate() throws { _ = try power() }

  func power() throws -> CountPower {
    guard let countPower else { return .one }
    guard let power = CountPower(countPower) else {
      throw ValidationError(
        "--count-power \(countPower): a number from 0 to 1 with at most three decimals is needed, such as 0.85")
    }
    return power
  }

  func weighting(_ weights: [SourceWeight]) throws -> CountWeighting {
    CountWeighting(weights: weights, power: try power())
  }

  /// Counts files added up, each times its weight.
  func words(of files: [WeightedName], _ run: RunOptions, memory: CountingMemory) throws -> WordCounts {
    try CountsFile.read(
      files.map { $0.path == "-" ? .standardInput : .file($0.path) }, weighting: try weighting(files.map(\.weight)),
      threads: run.threadCount, memory: memory)
  }
}
