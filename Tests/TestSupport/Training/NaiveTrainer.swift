/// The trainer by its definition, in four steps: count, choose, mint, replace. Everything is done anew for each merge.
package struct NaiveTrainer {
  package var vocabularySize = 30_000
  package var minimumFrequency = 2
  package var specialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
  package var prefix = "##"
  /// Characters at most; required ones come first.
  package var alphabetLimit = Int.max
  package var required: [Unicode.Scalar] = []
  package var maximumTokenLength = Int.max
  /// Whether pairs are chosen by count(ab) / (count(a) · count(b)).
  package var usesLikelihood = false

  /// By id.
  package private(set) var tokens: [[Unicode.Scalar]] = []
  /// How often each pair occurred when it was merged.
  package private(set) var frequencies: [Int] = []
  private var words: [Word] = []

  private struct Word {
    var symbols: [Int]
    var count: Int
  }

  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  package init() {}

  /// Learns from words and how often each occurs.
  package mutating func train(_ counts: [[UInt8]: Int]) {
    let sorted = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (scalars: Array(String(decoding: $0.key, as: UTF8.self).unicodeScalars), count: $0.value) }
    for token in specialTokens { _ = id(of: Array(token.unicodeScalars)) }
    for scalar in alphabet(sorted) { _ = id(of: [scalar]) }
    words = sorted.map { word in Word(symbols: spell(word.scalars), count: word.count) }
    while tokens.count < vocabularySize, let (pair, count) = choose(count()) {
      let token = mint(pair)
      frequencies.append(count)
      words = words.map { Word(symbols: replace(pair, by: token, in: $0.symbols), count: $0.count) }
    }
  }

  /// The characters that are kept, by code point.
  private func alphabet(_ words: [(scalars: [Unicode.Scalar], count: Int)]) -> [Unicode.Scalar] {
    var counts: [Unicode.Scalar: Int] = [:]
    for word in words { for scalar in word.scalars { counts[scalar, default: 0] += word.count } }
    for scalar in required { counts[scalar] = .max }
    let ranking = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return ranking.prefix(max(alphabetLimit, Set(required).count)).map(\.key).sorted()
  }

  /// A word's symbols; characters that are not in the vocabulary vanish.
  private mutating func spell(_ scalars: [Unicode.Scalar]) -> [Int] {
    var symbols: [Int] = []
    for (place, scalar) in scalars.enumerated() where tokens.contains([scalar]) {
      symbols.append(id(of: place == 0 ? [scalar] : Array(prefix.unicodeScalars) + [scalar]))
    }
    return symbols
  }

  /// Counts neighbours.
  private func count() -> [Pair: Int] {
    var counts: [Pair: Int] = [:]
    for word in words {
      for (left, right) in zip(word.symbols, word.symbols.dropFirst()) {
        counts[Pair(left: left, right: right), default: 0] += word.count
      }
    }
    return counts
  }

  /// The pair to merge: the most frequent, then the lowest left id, then the lowest right id.
  private func choose(_ counts: [Pair: Int]) -> (Pair, Int)? {
    if usesLikelihood { return chooseByLikelihood(counts) }
    return counts.filter { $0.value >= max(minimumFrequency, 1) && isAllowed($0.key) }
      .min { ($1.value, $0.key.left, $0.key.right) < ($0.value, $1.key.left, $1.key.right) }
      .map { ($0.key, $0.value) }
  }

  /// The pair with the highest score, then the lowest left id, then the lowest right id.
  private func chooseByLikelihood(_ counts: [Pair: Int]) -> (Pair, Int)? {
    var symbols: [Int: Int] = [:]
    for word in words { for symbol in word.symbols { symbols[symbol, default: 0] += word.count } }
    func halves(_ pair: Pair) -> Int { symbols[pair.left, default: 0] * symbols[pair.right, default: 0] }
    return counts.filter { $0.value >= max(minimumFrequency, 1) && isAllowed($0.key) }
      .min { first, second in
        let (own, other) = (first.value * halves(second.key), second.value * halves(first.key))
        if own != other { return own > other }
        return (first.key.left, first.key.right) < (second.key.left, second.key.right)
      }.map { ($0.key, $0.value) }
  }

  /// Makes the pair a token, unless the vocabulary has it.
  private mutating func mint(_ pair: Pair) -> Int { id(of: spelling(pair)) }

  /// Puts the token where the pair stands, from left to right.
  private func replace(_ pair: Pair, by token: Int, in symbols: [Int]) -> [Int] {
    var result: [Int] = []
    var place = 0
    while place < symbols.count {
      if place + 1 < symbols.count && symbols[place] == pair.left && symbols[place + 1] == pair.right {
        result.append(token)
        place += 2
      } else {
        result.append(symbols[place])
        place += 1
      }
    }
    return result
  }

  private func spelling(_ pair: Pair) -> [Unicode.Scalar] { tokens[pair.left] + withoutPrefix(tokens[pair.right]) }

  private func isAllowed(_ pair: Pair) -> Bool {
    let length = withoutPrefix(tokens[pair.left]).count + withoutPrefix(tokens[pair.right]).count
    // A token at the start of a word must not look like a continuation.
    return length <= maximumTokenLength && isContinuation(tokens[pair.left]) == isContinuation(spelling(pair))
  }

  private func isContinuation(_ token: [Unicode.Scalar]) -> Bool { withoutPrefix(token).count < token.count }

  private func withoutPrefix(_ token: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
    let prefix = Array(prefix.unicodeScalars)
    return token.dropFirst(token.starts(with: prefix) && token.count > prefix.count ? prefix.count : 0)
  }

  /// The id of a token, which is added if it is new.
  private mutating func id(of token: [Unicode.Scalar]) -> Int {
    if let id = tokens.firstIndex(of: token) { return id }
    tokens.append(token)
    return tokens.count - 1
  }

  /// The bytes of its `vocab.txt`.
  package var vocabularyFile: [UInt8] {
    tokens.flatMap { token in token.flatMap { Array(String($0).utf8) } + [0x0A] }
  }
}
