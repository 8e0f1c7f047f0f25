internal import WordCounting

/// What the rows of a state call the parts of `LineStatistics`. Names are a part of the format (docs/formats.md).
enum StateFields {
  typealias Field<Root, Value> = (name: String, path: any WritableKeyPath<Root, Value> & Sendable)

  /// Of all lines, by class.
  static let classHistograms: [Field<LineStatistics, [PairHistogram]>] = [
    ("class_characters", \.classCharacters), ("class_words", \.classWords),
  ]

  /// Of a vocabulary.
  static let histograms: [Field<VocabularyLines, PairHistogram>] = [
    ("tokens_by_words", \.tokensByWords), ("whole_words_by_words", \.wholeWordsByWords),
    ("characters_by_tokens", \.charactersByTokens), ("bytes_by_tokens", \.bytesByTokens),
    ("unknown_by_tokens", \.unknownByTokens), ("unknown_by_words", \.unknownByWords),
    ("unknown_by_characters", \.unknownByCharacters), ("unspelled_characters_by_tokens", \.charactersByTokensOfAll),
    ("spelled_characters_by_tokens", \.charactersByTokensOfSpelled),
    ("uncovered_by_characters", \.uncoveredByCharacters),
  ]

  /// Of a vocabulary, by class.
  static let vocabularyClassHistograms: [Field<VocabularyLines, [PairHistogram]>] = [("class_tokens", \.classTokens)]

  /// Of a vocabulary and a class.
  static let lackingHistograms: [Field<ClassLines, PairHistogram>] = [
    ("class_unknown_by_characters", \.unknownByCharacters), ("class_unknown_by_words", \.unknownByWords),
    ("class_unknown_by_tokens", \.unknownByTokens), ("class_uncovered_by_characters", \.uncoveredByCharacters),
  ]

  /// Of a comparison.
  static let ratioHistograms: [Field<ComparedLines, RatioPairHistogram>] = [
    ("tokens_by_words", \.tokensByWords), ("whole_words_by_words", \.wholeWordsByWords),
    ("characters_by_tokens", \.charactersByTokens), ("bytes_by_tokens", \.bytesByTokens),
    ("unknown_by_tokens", \.unknownByTokens), ("unknown_by_words", \.unknownByWords),
    ("unknown_by_characters", \.unknownByCharacters), ("uncovered_by_characters", \.uncoveredByCharacters),
    ("unspelled_characters_by_tokens", \.charactersByTokensOfAll),
    ("spelled_characters_by_tokens", \.charactersByTokensOfSpelled),
  ]

  static let totals: [Field<CorpusTotals, Int>] = [
    ("lines", \.lines), ("words", \.words), ("characters", \.characters), ("bytes", \.bytes),
    ("invalid_sequences", \.invalidSequences),
  ]

  static let classNames = CharacterClass.allCases.map(\.rawValue)
}

/// The second field of a row's key, behind the group's.
enum StateKind: String {
  /// Lines of a vocabulary by the character that makes a word of them unknown: vocabulary, code point.
  case cause
  /// Lines by the set of classes that their characters are of: the bits of the classes as a number.
  case classes
  /// A line that two vocabularies cut differently, as an example: comparison, rank, text. How often it is there means
  /// nothing.
  case different
  /// Files that were read.
  case files
  /// Lines with two figures: vocabulary or `-`, name, class or `-`, numerator, denominator.
  case histogram
  /// Lines of a vocabulary or a comparison: `vocabulary` or `comparison`, number, what.
  case lines
  /// A part of a sum over lines of which there are too many pairs: comparison, name, which sum, which 32 bits of it.
  case moment
  /// Lines with four figures: comparison, name, figures.
  case pair
  /// What was read: name.
  case total
  /// A line with an unknown word, as an example: vocabulary, rank, text.
  case unknown
  /// Occurrences of a word. Comes after all others in the order of bytes.
  case word = "w"
}
