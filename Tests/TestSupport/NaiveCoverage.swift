package import WordPiece

/// Coverage by its definitions: line by line, word by word, nothing shared or skipped.
///
/// Words are given, not found here. Classes are numbers that the caller's function gives to characters.
package struct NaiveCoverage {
  /// What is summed for a corpus, a class or a band.
  package struct Sums: Hashable {
    package var lines = 0
    package var words = 0
    package var distinctWords = 0
    package var characters = 0
    package var wordBytes = 0
    package var tokens = 0
    package var unknownWords = 0
    package var unknownDistinctWords = 0
    package var unknownLines = 0
    package var unknownCharacters = 0
    package var uncoveredCharacters = 0
    package var wholeWords = 0

    package init() {}
  }

  package var total = Sums()
  package var byClass: [Int: Sums] = [:]
  /// By the number of decimal digits of the word's occurrences; 0 for a single one. No lines.
  package var byBand: [Int: Sums] = [:]
  /// By band, the figures of each distinct word in all its occurrences.
  package var wordFiguresByBand: [Int: [Sums]] = [:]
  package var tokenCounts: [[UInt8]: Int] = [:]
  package var pieceCounts: [Int: Int] = [:]
  /// Occurrences of unknown words by what became of them.
  package var unknownWords: [[UInt8]: (occurrences: Int, outcome: NaiveEncoder.Outcome)] = [:]
  package var unknownLinesByCause: [Unicode.Scalar: Int] = [:]
  package var characterCounts: [Unicode.Scalar: Int] = [:]
  /// For each line with words, the figures that rates are made of.
  package var lineFigures: [Sums] = []
  /// For each line and class of its characters.
  package var lineFiguresByClass: [Int: [Sums]] = [:]

  package init(_ lines: [[[UInt8]]], _ vocabulary: Vocabulary, classOf: (Unicode.Scalar) -> Int) {
    let encoder = NaiveEncoder(vocabulary)
    var counts: [[UInt8]: Int] = [:]
    for line in lines { for word in line { counts[word, default: 0] += 1 } }
    for line in lines { add(line, encoder, counts, classOf) }
    for (word, count) in counts { addDistinct(word, count, encoder, classOf) }
  }

  /// How the vocabulary's figures for one word add up, by class and all together.
  private func sums(
    _ word: [UInt8], _ encoder: NaiveEncoder, _ classOf: (Unicode.Scalar) -> Int
  ) -> (all: Sums, byClass: [Int: Sums]) {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    var all = Sums()
    all.words = 1
    all.characters = scalars.count
    all.wordBytes = word.count
    switch encoder.encode(word) {
    case .pieces(let pieces):
      all.tokens = pieces.count
      all.wholeWords = pieces.count == 1 ? 1 : 0
    default:
      all.tokens = 1
      all.unknownWords = 1
      all.unknownCharacters = scalars.count
    }
    var byClass: [Int: Sums] = [:]
    for (place, scalar) in scalars.enumerated() {
      // A class has the whole word's tokens, but only its own characters.
      var empty = all
      (empty.characters, empty.unknownCharacters) = (0, 0)
      var own = byClass[classOf(scalar)] ?? empty
      own.characters += 1
      own.unknownCharacters += all.unknownWords
      if !encoder.holds(encoder.form(scalar, atStart: place == 0)) { own.uncoveredCharacters += 1 }
      byClass[classOf(scalar)] = own
    }
    all.uncoveredCharacters = byClass.values.reduce(0) { $0 + $1.uncoveredCharacters }
    return (all, byClass)
  }

  private mutating func add(
    _ line: [[UInt8]], _ encoder: NaiveEncoder, _ counts: [[UInt8]: Int], _ classOf: (Unicode.Scalar) -> Int
  ) {
    var all = Sums()
    var classes: [Int: Sums] = [:]
    var causes: Set<Unicode.Scalar> = []
    for word in line {
      let own = sums(word, encoder, classOf)
      all.add(own.all)
      for (kind, sums) in own.byClass { classes[kind, default: Sums()].add(sums) }
      addOutcome(encoder.encode(word), word, &causes)
      for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { characterCounts[scalar, default: 0] += 1 }
      byBand[band(counts[word] ?? 0), default: Sums()].add(own.all)
    }
    all.lines = 1
    all.unknownLines = all.unknownWords > 0 ? 1 : 0
    total.add(all)
    if all.words > 0 { lineFigures.append(all) }
    for cause in causes { unknownLinesByCause[cause, default: 0] += 1 }
    for (kind, own) in classes {
      var sums = own
      sums.lines = 1
      sums.unknownLines = sums.unknownWords > 0 ? 1 : 0
      byClass[kind, default: Sums()].add(sums)
      lineFiguresByClass[kind, default: []].append(sums)
    }
  }

  private mutating func addOutcome(
    _ outcome: NaiveEncoder.Outcome, _ word: [UInt8], _ causes: inout Set<Unicode.Scalar>
  ) {
    switch outcome {
    case .pieces(let pieces):
      pieceCounts[pieces.count, default: 0] += 1
      for piece in pieces { tokenCounts[piece, default: 0] += 1 }
      return
    case .stuck(let place):
      causes.insert(Array(String(decoding: word, as: UTF8.self).unicodeScalars)[place])
    case .tooLong: break
    }
    tokenCounts[Array("[UNK]".utf8), default: 0] += 1
    unknownWords[word, default: (0, outcome)].occurrences += 1
  }

  private mutating func addDistinct(
    _ word: [UInt8], _ count: Int, _ encoder: NaiveEncoder, _ classOf: (Unicode.Scalar) -> Int
  ) {
    let own = sums(word, encoder, classOf)
    var all = Sums()
    for _ in 0..<count { all.add(own.all) }
    all.distinctWords = 1
    all.unknownDistinctWords = own.all.unknownWords
    wordFiguresByBand[band(count), default: []].append(all)
    total.distinctWords += 1
    total.unknownDistinctWords += own.all.unknownWords
    byBand[band(count), default: Sums()].distinctWords += 1
    byBand[band(count), default: Sums()].unknownDistinctWords += own.all.unknownWords
    for kind in own.byClass.keys {
      byClass[kind, default: Sums()].distinctWords += 1
      byClass[kind, default: Sums()].unknownDistinctWords += own.all.unknownWords
    }
  }

  private func band(_ count: Int) -> Int { count == 1 ? 0 : String(count).utf8.count }
}

extension NaiveCoverage.Sums {
  fileprivate mutating func add(_ other: Self) {
    lines += other.lines
    words += other.words
    distinctWords += other.distinctWords
    characters += other.characters
    wordBytes += other.wordBytes
    tokens += other.tokens
    unknownWords += other.unknownWords
    unknownDistinctWords += other.unknownDistinctWords
    unknownLines += other.unknownLines
    unknownCharacters += other.unknownCharacters
    uncoveredCharacters += other.uncoveredCharacters
    wholeWords += other.wholeWords
  }
}
