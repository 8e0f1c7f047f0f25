internal import Glibc

/// The figures that say how well a vocabulary fits a corpus; the raw value is the name in reports and gates.
public enum AuditRate: String, Codable, CaseIterable, CodingKeyRepresentable, Sendable {
  case unknownTokenRate = "unknown_token_rate"
  case unknownWordRate = "unknown_word_rate"
  case unknownDistinctWordRate = "unknown_distinct_word_rate"
  case unknownLineRate = "unknown_line_rate"
  case unknownCharacterRate = "unknown_character_rate"
  case characterCoverage = "character_coverage"
  case tokensPerWord = "tokens_per_word"
  case charactersPerToken = "characters_per_token"
  case spelledCharactersPerToken = "spelled_characters_per_token"
  case bytesPerToken = "bytes_per_token"
  case wholeWordRate = "whole_word_rate"
  case renyiEfficiency = "renyi_efficiency"
  case tokenEntropy = "token_entropy"
  case vocabularyUtilisation = "vocabulary_utilisation"
}

extension AuditRate {
  /// One line for help and documentation.
  public var definition: String {
    switch self {
    case .unknownTokenRate: "[UNK] among all tokens"
    case .unknownWordRate: "words that became [UNK], among all words"
    case .unknownDistinctWordRate: "distinct words that became [UNK], among all distinct words"
    case .unknownLineRate: "lines with at least one [UNK], among all lines"
    case .unknownCharacterRate: "characters inside words that became [UNK], among all characters"
    case .characterCoverage: "characters that are a token of their own where they stand, among all characters"
    case .tokensPerWord: "tokens for each word (fertility)"
    case .charactersPerToken: "characters of words for each token"
    case .spelledCharactersPerToken: "the same, of the words that are [UNK] under none of the vocabularies compared"
    case .bytesPerToken: "UTF-8 bytes of words for each token"
    case .wholeWordRate: "words kept as one token other than [UNK], among all words"
    case .renyiEfficiency:
      "Rényi entropy (order 2.5) of the tokens used, divided by that of equal use of the vocabulary"
    case .tokenEntropy: "Shannon entropy of the tokens used, in bits"
    case .vocabularyUtilisation: "tokens that were used, among all tokens of the vocabulary but special ones"
    }
  }

  /// Whether it is a share of one, shown as per cent.
  public var isShare: Bool {
    switch self {
    case .tokensPerWord, .charactersPerToken, .spelledCharactersPerToken, .bytesPerToken, .tokenEntropy,
      .renyiEfficiency:
      false
    default: true
    }
  }

  /// What it can be at least and at most, of a corpus with words; infinite where it has no bound.
  /// - Parameter vocabularySize: tokens of the vocabulary.
  package func range(vocabularySize: Int) -> ClosedRange<Double> {
    switch self {
    // Each word has a token, and each token a character.
    case .tokensPerWord, .charactersPerToken, .spelledCharactersPerToken, .bytesPerToken: 1...Double.infinity
    case .tokenEntropy: 0...max(1, log2(Double(vocabularySize)))
    default: 0...1
    }
  }

  /// Whether a vocabulary with more of it fits better; nil where that depends on what one wants.
  public var isBetterHigher: Bool? {
    switch self {
    case .unknownTokenRate, .unknownWordRate, .unknownDistinctWordRate, .unknownLineRate, .unknownCharacterRate,
      .tokensPerWord:
      false
    case .characterCoverage, .charactersPerToken, .spelledCharactersPerToken, .bytesPerToken, .wholeWordRate,
      .renyiEfficiency, .vocabularyUtilisation:
      true
    case .tokenEntropy: nil
    }
  }
}
