/// What is kept of a word that needs more than its record: one that some vocabulary does not know or cover, or whose
/// characters are of several classes. Few words have one.
struct WordNote {
  /// Characters by class.
  var classes: ClassCounts
  /// Where the word's findings start in its ledger, one for each vocabulary.
  var firstFinding: Int
}

/// What one vocabulary lacks in a word.
struct WordFinding {
  /// Characters that are no token of their own where they stand.
  var uncoveredCharacters: UInt32 = 0
  var failure = WordFailure.none
}

/// Characters of a word or line by class, in the order of `CharacterClass.allCases`; the rest is unused.
typealias ClassCounts = SIMD16<UInt32>
