import TestSupport
import VocabTraining
import WordCounting
import WordPiece

/// A random corpus and random options, small enough for the naive trainer, chosen to make ties and odd cases likely.
struct RandomTraining {
  var counts: [[UInt8]: Int] = [:]
  var naive = NaiveTrainer()
  var options = TrainingOptions()
  var plan = TrainingPlan()

  private static let alphabets: [[String]] = [
    ["가", "나"], ["a", "b", "c"], ["ㅋ"], ["가", "나", "다", "라", "마", "바", "사", "아"],
    ["😀", "👍🏽", "가", "é", "!"], ["#", "a", "b"], ["x", "가", "는", "이", "도"],
  ]

  init(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Self.alphabets.randomElement(using: &random)!
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let length = Int.random(in: 0..<8, using: &random) == 0 ? 24 : Int.random(in: 1...7, using: &random)
      let word = (0..<length).map { _ in letters.randomElement(using: &random)! }.joined()
      counts[Array(word.utf8), default: 0] += Int.random(in: 1...3, using: &random)
    }
    chooseOptions(letters, &random)
    options.specialTokens = try SpecialTokens(naive.specialTokens)
    options.continuationPrefix = naive.prefix
    options.vocabularySize = naive.vocabularySize
    options.minimumFrequency = naive.minimumFrequency
    options.alphabet = .limit(naive.alphabetLimit)
    options.requiredCharacters = naive.required
    options.countsRequiredCharacters = true
    options.maximumTokenLength = naive.maximumTokenLength == .max ? nil : naive.maximumTokenLength
    options.threads = Int.random(in: 1...3, using: &random)
    plan.thresholdShare = [0, 0.7, 1, 2, 100].randomElement(using: &random)!
    plan.retryDivisor = [2, 8].randomElement(using: &random)!
    plan.shards = [1, 2, 8].randomElement(using: &random)!
    plan.pairBytes = [nil, 0].randomElement(using: &random)!
    plan.passes = [1, 2, 5].randomElement(using: &random)!
    plan.mostShortPairs = [0, 1, 4, 64].randomElement(using: &random)!
    plan.smallestSharedCount = [1, 3, 256].randomElement(using: &random)!
  }

  private mutating func chooseOptions(_ letters: [String], _ random: inout SeededGenerator) {
    let sometimes = { (random: inout SeededGenerator) in Int.random(in: 0..<4, using: &random) == 0 }
    naive.vocabularySize = Int.random(in: 0...60, using: &random)
    naive.minimumFrequency = Int.random(in: 0...4, using: &random)
    if sometimes(&random) { naive.alphabetLimit = Int.random(in: 0...letters.count, using: &random) }
    if sometimes(&random) { naive.required = ["가", "z"] }
    if sometimes(&random) { naive.maximumTokenLength = Int.random(in: 1...5, using: &random) }
    if sometimes(&random) { naive.prefix = ["", "_", "a", "#"].randomElement(using: &random)! }
    if sometimes(&random) {
      // Some are what merges spell.
      naive.specialTokens = ["[UNK]", "x", "가나", "##나", naive.prefix + "나", "ab", naive.prefix + "ab", "ㅋㅋ"]
        .filter { !$0.isEmpty }
      naive.specialTokens = naive.specialTokens.enumerated()
        .filter { $0.offset == naive.specialTokens.firstIndex(of: $0.element) }.map(\.element)
      naive.specialTokens.shuffle(using: &random)
    }
  }

  func train() throws -> TrainingResult {
    try Trainer(options, plan: plan).train(
      WordCounts(counts.map { (word: $0.key, count: $0.value) }))
  }
}
