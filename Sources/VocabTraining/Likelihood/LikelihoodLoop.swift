internal import Storage
internal import WordCounting

/// Learns merges by likelihood: of all pairs that occur often enough, the one with the highest score is merged
/// (`LikelihoodScore`), then that of the lower left id, then of the lower right id.
///
/// Every merge lowers the counts of its two symbols, which raises the score of every other pair that they are in; so
/// all pairs of both are scored again, and no pair can be left aside for its score. All words stay in memory, and one
/// thread does the work.
/// - Complexity: O(symbols of all distinct words + merges · pairs of a symbol · log pairs).
/// - Source: Schuster and Nakajima 2012; Hugging Face's course on WordPiece.
struct LikelihoodLoop {
  private(set) var tokens: TokenList
  private(set) var merges: [Merge] = []
  private let rules: MergeRules
  private let size: Int
  private var text: LikelihoodText
  private var pairs: [Pair] = []
  private var numbers: [PairKey: Int] = [:]
  /// By symbol: its occurrences, and the pairs it is in.
  private var occurrences: [Int]
  private var pairsOfSymbol: [[Int]]
  private var queue = LikelihoodQueue()

  private struct Pair {
    let key: PairKey
    /// Whether it may become a token.
    let isAllowed: Bool
    var occurrences = 0
    /// Where its left symbol stands, or stood.
    var places: [UInt32] = []
  }

  /// - Throws: `TrainingError.memoryTooSmall`.
  init(_ counts: WordCounts, _ alphabet: Alphabet, _ options: TrainingOptions) throws(TrainingError) {
    tokens = alphabet.tokens
    rules = MergeRules(options)
    size = options.vocabularySize
    text = LikelihoodText(counts, alphabet.symbols)
    let needed = ProcessMemory.residentByteCount + text.placeCount * LikelihoodText.byteCountOfPlaceLater
    if let limit = options.memoryLimitBytes, needed > limit { throw .memoryTooSmall(limit: limit, needed: needed) }
    occurrences = Array(repeating: 0, count: tokens.count)
    pairsOfSymbol = Array(repeating: [], count: tokens.count)
    for place in 0..<text.placeCount {
      let count = text.count(at: place)
      occurrences[Int(text.symbol(at: place))] += count
      if let next = text.next(place) { change(text.symbol(at: place), text.symbol(at: next), by: count, at: place) }
    }
    for number in pairs.indices { score(number) }
  }

  /// Merges until the vocabulary has its size or no pair occurs often enough.
  /// - Parameter report: called from time to time with the number of merges; false stops.
  /// - Throws: `TrainingError.cancelled`.
  mutating func run(_ report: (Int) -> Bool) throws(TrainingError) -> TrainingEnd {
    while tokens.count < size {
      guard let number = queue.first else { return .noPairLeft }
      merge(number)
      if merges.count % 256 == 0 && !report(merges.count) { throw .cancelled }
    }
    return .sizeReached
  }

  private mutating func merge(_ number: Int) {
    let key = pairs[number].key
    let token = UInt32(tokens.id(addingMerged: rules.joined(tokens[Int(key.left)], tokens[Int(key.right)])))
    while occurrences.count < tokens.count {
      occurrences.append(0)
      pairsOfSymbol.append([])
    }
    merges.append(
      Merge(left: Int(key.left), right: Int(key.right), token: Int(token), frequency: pairs[number].occurrences))
    // From the left in each word: equal symbols in a row are joined two and two.
    let places = pairs[number].places.sorted()
    pairs[number].places = []
    for place in places { join(key, at: Int(place), to: token) }
    for symbol in Set([key.left, key.right, token]) { scorePairs(of: symbol) }
  }

  /// Joins the pair that stands at a place, if it still does.
  private mutating func join(_ key: PairKey, at place: Int, to token: UInt32) {
    guard text.symbol(at: place) == key.left, let second = text.next(place), text.symbol(at: second) == key.right else {
      return
    }
    let count = text.count(at: place)
    change(key.left, key.right, by: -count, at: place)
    if let before = text.previous(place) {
      let symbol = text.symbol(at: before)
      change(symbol, key.left, by: -count, at: before)
      change(symbol, token, by: count, at: before)
    }
    if let after = text.next(second) {
      let symbol = text.symbol(at: after)
      change(key.right, symbol, by: -count, at: second)
      change(token, symbol, by: count, at: place)
    }
    occurrences[Int(key.left)] -= count
    occurrences[Int(key.right)] -= count
    occurrences[Int(token)] += count
    text.join(place, second, to: token)
  }

  /// Changes how often a pair occurs, by one of its places.
  private mutating func change(_ left: UInt32, _ right: UInt32, by count: Int, at place: Int) {
    let key = PairKey(left, right)
    let number: Int
    if let known = numbers[key] {
      number = known
    } else {
      number = pairs.count
      numbers[key] = number
      pairs.append(Pair(key: key, isAllowed: rules.allows(tokens[Int(left)], tokens[Int(right)])))
      pairsOfSymbol[Int(left)].append(number)
      if left != right { pairsOfSymbol[Int(right)].append(number) }
    }
    pairs[number].occurrences += count
    if count > 0 { pairs[number].places.append(UInt32(place)) }
  }

  private mutating func scorePairs(of symbol: UInt32) {
    for number in pairsOfSymbol[Int(symbol)] { score(number) }
    // What occurs no more never will again: merges bring nothing side by side but what they make.
    pairsOfSymbol[Int(symbol)].removeAll { pairs[$0].occurrences == 0 }
  }

  private mutating func score(_ number: Int) {
    let pair = pairs[number]
    guard pair.isAllowed, pair.occurrences >= rules.minimumFrequency else { return queue.remove(number) }
    queue.set(
      number, pair.key,
      LikelihoodScore(
        occurrences: pair.occurrences, left: occurrences[Int(pair.key.left)], right: occurrences[Int(pair.key.right)]))
  }
}
