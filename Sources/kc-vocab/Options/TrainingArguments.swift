public import ArgumentParser
import CommentText
import CorpusReading
import FoundationEssentials
public import VocabTraining
import WordCounting
import WordPiece

/// What is learned: `train`'s own options.
struct TrainingArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Tokens to train, special tokens and alphabet included.", valueName: "n"))
  var vocabSize = 30_000

  @Option(
    help: ArgumentHelp(
      "merge: pairs are merged up to the size. prune: to more than that, and then the token goes, one after the other, without "
        + "which the words cost the fewest tokens more. likelihood: the pair is merged whose count is largest beside those of its "
        + "halves; far longer sequences, for comparison.", valueName: "name"))
  var algorithm = AlgorithmName.merge

  @Option(
    help: ArgumentHelp("How many times the size prune starts from, rounded up (default: 1.2).", valueName: "factor"))
  var overtrain: String?

  @Option(help: ArgumentHelp("A pair is merged only if it occurs so often.", valueName: "n"))
  var minFrequency = 2

  @Option(help: ArgumentHelp("Longest token, in characters without ## (default: no limit).", valueName: "n"))
  var maxTokenLength: Int?

  @Option(
    help: ArgumentHelp(
      "Keep the n most frequent characters (default: all there is room for, at most 6000).", valueName: "n"))
  var limitAlphabet: Int?

  @Option(
    help: ArgumentHelp(
      "Keep the most frequent characters that make up this share of all, such as 0.9999.", valueName: "share"))
  var alphabetCoverage: Double?

  @Option(help: ArgumentHelp("Leave out characters that occur fewer times, weights included.", valueName: "n"))
  var alphabetMinCount: Int?

  @Option(
    help: ArgumentHelp(
      "seen: a kept character gets a token inside words if it occurs there. both: always, unless it is punctuation or a spaced "
        + "ideograph.", valueName: "positions"))
  var alphabetPositions = AlphabetPositions.seen

  @Option(
    help: ArgumentHelp(
      "Characters that are always kept, beside the limit: hangul, hangul-seen (the syllables that the corpus has), jamo, ascii, "
        + "emoji, emoji-common (those written most), or a file of characters. Repeatable.",
      valueName: "set"))
  var requireAlphabet: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Special tokens in the order of their ids (default: [PAD] [UNK] [CLS] [SEP] [MASK]).", valueName: "token"))
  var specialTokens: [String] = []

  @Flag(help: "Allow a vocabulary larger than asked when special tokens and alphabet alone are.")
  var allowLarger = false

  @Flag(help: "Fail when the corpus cannot give exactly the tokens asked for.")
  var exactSize = false

  func validate() throws {
    _ = try trainingAlgorithm()
    try validateAlphabet()
    if limitAlphabet != nil && alphabetCoverage != nil {
      throw ValidationError("--limit-alphabet and --alphabet-coverage both choose the alphabet; give one")
    }
    if let alphabetCoverage, !(0...1).contains(alphabetCoverage) {
      throw ValidationError("--alphabet-coverage \(alphabetCoverage): a share of one is needed, such as 0.9999")
    }
    for (name, value) in [("--vocab-size", vocabSize), ("--min-frequency", minFrequency)] where value < 0 {
      throw ValidationError("\(name) \(value): cannot be negative")
    }
    try LargestNumber.check("--vocab-size", vocabSize, LargestNumber.vocabularySize)
    if let maxTokenLength, maxTokenLength < 1 {
      throw ValidationError("--max-token-length \(maxTokenLength): at least 1 is needed")
    }
    if let limitAlphabet, limitAlphabet < 0 {
      throw ValidationError("--limit-alphabet \(limitAlphabet): cannot be negative")
    }
  }

  private func validateAlphabet() throws {
    if let alphabetMinCount, alphabetMinCount < 0 {
      throw ValidationError("--alphabet-min-count \(alphabetMinCount): cannot be negative")
    }
  }

  /// The options of the trainer; reads the files of `--require-alphabet`.
  func options(threads: Int) throws -> TrainingOptions {
    var options = TrainingOptions()
    options.algorithm = try trainingAlgorithm()
    options.vocabularySize = vocabSize
    options.minimumFrequency = minFrequency
    options.maximumTokenLength = maxTokenLength
    options.allowsLarger = allowLarger
    options.threads = threads
    if !specialTokens.isEmpty { options.specialTokens = try SpecialTokens(specialTokens) }
    if let limitAlphabet { options.alphabet = .limit(limitAlphabet) }
    if let alphabetCoverage { options.alphabet = .coverage(alphabetCoverage) }
    options.minimumCharacterOccurrences = alphabetMinCount ?? 0
    options.alphabetPositions = alphabetPositions
    options.requiresSeenHangul = requireAlphabet.contains(Self.seenHangul)
    options.requiredCharacters = try requireAlphabet.filter { $0 != Self.seenHangul }.flatMap { try characters($0) }
    return options
  }

  /// The files among the sets of `--require-alphabet`.
  var alphabetFiles: [String] {
    requireAlphabet.filter { $0 != Self.seenHangul && NamedAlphabet(rawValue: $0) == nil }
  }

  /// The set that only the corpus can tell.
  private static let seenHangul = "hangul-seen"

  /// The characters of a named set, or all but white space in a file.
  private func characters(_ name: String) throws -> [Unicode.Scalar] {
    if let alphabet = NamedAlphabet(rawValue: name) { return alphabet.scalars }
    guard let text = try? String(contentsOfFile: name, encoding: .utf8) else {
      let names = (NamedAlphabet.allCases.map(\.rawValue) + [Self.seenHangul]).joined(separator: ", ")
      throw CommandFailure(
        "--require-alphabet \(name): neither one of \(names) nor a readable UTF-8 file; name one of these")
    }
    return text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  private func trainingAlgorithm() throws -> TrainingAlgorithm {
    guard let overtrain else { return algorithm.algorithm }
    guard algorithm == .prune else {
      throw ValidationError("--overtrain says what prune starts from; give --algorithm prune with it, or leave it out")
    }
    guard let thousandths = Decimal3.thousandths(overtrain), (1000...1_000_000).contains(thousandths) else {
      throw ValidationError(
        "--overtrain \(overtrain): a number from 1 to 1000 with at most three decimals is needed, such as 1.2")
    }
    return .pruning(TrainingAlgorithm.Overtraining(thousandths: thousandths))
  }
}

extension AlphabetPositions: ExpressibleByArgument {}

/// The names of the ways to learn.
enum AlgorithmName: String, ExpressibleByArgument, CaseIterable {
  case merge, prune, likelihood

  /// What it stands for where nothing more is said.
  var algorithm: TrainingAlgorithm {
    switch self {
    case .merge: .merging
    case .prune: .pruning(.usual)
    case .likelihood: .likelihood
    }
  }
}
