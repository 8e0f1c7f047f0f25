/// What a word costs under a vocabulary: what a suggestion tries to lower.
///
/// A word that can be spelled costs its tokens. One that cannot costs `unknownWordCost` · (1 + 1/2 + … + 1/m), m being
/// the characters that it lacks: so a token that supplies one of several lacking characters is worth something, and
/// most where it is the last one. In units of 1/840 token, so that the sum stays whole.
struct WordCost: Hashable {
  static let unit = 840

  /// The sums 1 + 1/2 + … + 1/m in units; more than eight lacking characters count as eight.
  private static let harmonic = (0...8).map { (1...8).prefix($0).reduce(0) { $0 + unit / $1 } }

  let tokens: Int
  /// Distinct characters, by position, that must become tokens before the word can be spelled.
  let lacking: Int

  var isUnknown: Bool { lacking > 0 }

  func value(unknownWordCost: Int) -> Int {
    lacking == 0 ? tokens * Self.unit : unknownWordCost * Self.harmonic[min(lacking, 8)]
  }
}
