package import WordPiece

/// A small random corpus with vocabularies that lack much of it.
package struct CoverageCase {
  package let seed: UInt64
  /// Raw text, one comment each, without newlines.
  package let lines: [String]
  package let vocabularies: [Vocabulary]

  /// Characters of every class; few, so that words repeat.
  private static let letters: [Character] = [
    "가", "나", "다", "뷁", "ㅋ", "ㅠ", "a", "b", "Z", "7", "!", ".", "★", "中", "の", "ー", "😂", "\u{200D}", "é", "\u{1100}",
  ]

  /// - Parameter paddingCount: tokens that no text has, before all others, so that ids are as large as may be.
  package init(seed: UInt64, vocabularyCount: Int = 3, paddingCount: Int = 0) throws {
    self.seed = seed
    var generator = SeededGenerator(seed: seed)
    let lineCount = Int.random(in: 0...40, using: &generator)
    lines = (0..<lineCount).map { _ in Self.line(&generator) }
    let lines = lines
    vocabularies = try (0..<vocabularyCount).map { _ in try Self.vocabulary(lines, &generator, paddingCount) }
  }

  /// The same with a second vocabulary that holds the first one's tokens under their ids, and then its own.
  package func extending() throws -> CoverageCase {
    let (first, second) = (Array(vocabularies[0].tokens), Array(vocabularies[1].tokens))
    return CoverageCase(
      seed: seed, lines: lines,
      vocabularies: [vocabularies[0], try Vocabulary(tokens: first + second.filter { !first.contains($0) })]
        + vocabularies.dropFirst(2))
  }

  private init(seed: UInt64, lines: [String], vocabularies: [Vocabulary]) {
    self.seed = seed
    self.lines = lines
    self.vocabularies = vocabularies
  }

  private static func word(_ generator: inout SeededGenerator) -> String {
    // Now and then a word around the longest that an encoder takes.
    let isLong = Int.random(in: 0..<60, using: &generator) == 0
    let length = isLong ? Int.random(in: 98...103, using: &generator) : Int.random(in: 1...5, using: &generator)
    // Squared, so that some characters are much more frequent than others.
    return String(
      (0..<length).map { _ in
        let share = Double.random(in: 0..<1, using: &generator)
        return letters[Int(share * share * Double(letters.count))]
      })
  }

  private static func line(_ generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...7, using: &generator)
    return (0..<count).map { _ in word(&generator) }.joined(separator: " ")
  }

  /// Some characters in some positions, and pieces cut out of the corpus's words.
  private static func vocabulary(
    _ lines: [String], _ generator: inout SeededGenerator, _ paddingCount: Int
  ) throws -> Vocabulary {
    var tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map { Array($0.utf8) }
    func add(_ text: String) {
      let token = Array(text.utf8)
      if !tokens.contains(token) { tokens.append(token) }
    }
    for letter in letters.flatMap({ $0.unicodeScalars }) {
      if Int.random(in: 0..<5, using: &generator) > 0 { add(String(letter)) }
      if Int.random(in: 0..<5, using: &generator) > 0 { add("##" + String(letter)) }
    }
    for word in lines.flatMap({ $0.unicodeScalars.split(separator: " ") })
    where Int.random(in: 0..<3, using: &generator) == 0 {
      let scalars = Array(word)
      let start = Int.random(in: 0..<scalars.count, using: &generator)
      let end = min(scalars.count, start + Int.random(in: 2...4, using: &generator))
      let piece = String(String.UnicodeScalarView(scalars[start..<end]))
      add((start == 0 ? "" : "##") + piece)
    }
    let padding = (0..<paddingCount).map { Array("[unused\($0)]".utf8) }
    return try Vocabulary(tokens: padding + tokens)
  }
}
