internal import Storage
internal import WordCounting

/// The distinct words as symbols, linked so that two neighbours can be joined in place.
struct LikelihoodText {
  /// By place; `joined` where a symbol was joined to the one before it.
  private var symbols: [UInt32] = []
  /// By place: the next and the one before in the same word, `none` at its ends.
  private var nextPlaces: [UInt32] = []
  private var previousPlaces: [UInt32] = []
  /// By place, which word it is in; then how often each word occurs.
  private var words: [UInt32] = []
  private var counts: [Int] = []

  private static let none = UInt32.max
  private static let joined = UInt32.max

  /// What a place takes in lists of places and tables of pairs, more or less.
  static let byteCountOfPlaceLater = 24

  /// Characters without a symbol vanish.
  init(_ counts: WordCounts, _ table: SymbolTable) {
    var buffer = GrowingBuffer<UInt32>()
    counts.forEach { word, occurrences in
      buffer.reserve(word.count)
      let count = table.symbols(of: word, into: buffer.base)
      guard count > 0 else { return }
      let first = symbols.count
      precondition(first + count < Int(Self.none), "too many symbols to number")
      for place in 0..<count {
        symbols.append(buffer.base[place])
        nextPlaces.append(place + 1 < count ? UInt32(first + place + 1) : Self.none)
        previousPlaces.append(place > 0 ? UInt32(first + place - 1) : Self.none)
        words.append(UInt32(self.counts.count))
      }
      self.counts.append(occurrences)
    }
  }

  var placeCount: Int { symbols.count }

  func symbol(at place: Int) -> UInt32 { symbols[place] }

  /// How often the word of a place occurs.
  func count(at place: Int) -> Int { counts[Int(words[place])] }

  func next(_ place: Int) -> Int? { nextPlaces[place] == Self.none ? nil : Int(nextPlaces[place]) }

  func previous(_ place: Int) -> Int? { previousPlaces[place] == Self.none ? nil : Int(previousPlaces[place]) }

  /// Puts a symbol in the place of two neighbours.
  mutating func join(_ first: Int, _ second: Int, to symbol: UInt32) {
    symbols[first] = symbol
    symbols[second] = Self.joined
    nextPlaces[first] = nextPlaces[second]
    if let after = next(second) { previousPlaces[after] = UInt32(first) }
  }
}
