internal import Storage
internal import VocabPruning
internal import WordCounting
internal import WordPiece

/// Strikes the tokens out of a vocabulary that cost least, until it has its size.
///
/// Special tokens and alphabet stay. Of the others the one goes without which the words cost the fewest tokens more, as
/// the longest match spells them; of equal ones the later. Then the words that held it are spelled anew, and so on:
/// every choice is exact.
struct Pruner {
  private let options: TrainingOptions
  private let plan: TrainingPlan
  private let alphabetCount: Int

  /// What a word costs that cannot be spelled: as in merging vocabularies. The alphabet spells whatever its tokens do,
  /// so that no word is lost.
  private static let unknownWordCost = 1000

  /// - Parameter alphabetCount: tokens that stay, from the first.
  init(_ options: TrainingOptions, plan: TrainingPlan, alphabetCount: Int) {
    self.options = options
    self.plan = plan
    self.alphabetCount = alphabetCount
  }

  /// - Parameter report: called from time to time with the tokens struck out and to be struck out; false stops.
  /// - Returns: what is left, in the same order.
  /// - Throws: `TrainingError.cancelled`, `.vocabulary`.
  /// - Complexity: O(bytes of all distinct words / threads), and O(u log t) to strike out of t tokens; u, the words
  ///   spelled again.
  func prune(
    _ tokens: [[UInt8]], _ counts: WordCounts, _ report: (Int, Int) -> Bool
  ) throws(TrainingError) -> [[UInt8]] {
    let excess = tokens.count - max(options.vocabularySize, alphabetCount)
    guard excess > 0 else { return tokens }
    guard report(0, excess) else { throw .cancelled }
    let candidates = Array(tokens[alphabetCount...])
    var chooser = EntryChooser(
      base: try options.vocabulary(of: Array(tokens[..<alphabetCount])),
      maximumScalarCount: WordEncoder.defaultMaximumScalarCount, candidates: candidates, words: counts,
      unknownWordCost: Self.unknownWordCost, threads: options.threads, plan: choosingPlan)
    let reasons = chooser.choose(minimumOccurrences: 0, limit: candidates.count - excess) { report($0, excess) }
    guard let reasons else { throw .cancelled }
    return tokens[..<alphabetCount] + zip(candidates, reasons).filter { $1 == nil }.map(\.0)
  }

  /// Words may take half of the memory that is left.
  private var choosingPlan: ChoosingPlan {
    var choosing = ChoosingPlan()
    choosing.watchedCount = plan.watchedCount
    if let limit = options.memoryLimitBytes {
      choosing.byteLimit = max(limit - ProcessMemory.residentByteCount, 0) / 2
    }
    return choosing
  }
}
