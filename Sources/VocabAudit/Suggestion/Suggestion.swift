public import Coverage
public import WordPiece

/// Tokens to add to a vocabulary, and what they would do on the corpus that they were chosen on.
public struct Suggestion: Sendable {
  /// In the order of choosing: each is the best one given those before it.
  public internal(set) var tokens: [ChosenToken]
  /// The vocabulary as it is.
  public internal(set) var before: CoverageTotals
  /// After the first tokens, ascending; the last is after all of them. These are not estimates: merging the tokens and
  /// measuring the same corpus gives the same totals.
  public internal(set) var predictions: [SuggestionPrediction]
  /// What the rates are made of.
  public internal(set) var text: MeasuredText
}

/// The totals after the first so many tokens.
public struct SuggestionPrediction: Hashable, Sendable {
  public internal(set) var tokenCount: Int
  public internal(set) var totals: CoverageTotals
}

/// A suggested token with what choosing it did.
public struct ChosenToken: Hashable, Sendable {
  public internal(set) var token: SuggestedToken
  public internal(set) var kind: Kind
  /// Occurrences of words that it made known.
  public internal(set) var resolvedWords: Int
  /// Tokens by which words that were known already became shorter.
  public internal(set) var savedTokens: Int

  public enum Kind: String, Codable, Sendable {
    /// A character that the vocabulary lacked in this position.
    case character
    /// A word that the vocabulary could not spell.
    case unknownWord = "unknown_word"
    /// A run of tokens that is one from now on.
    case piece
  }
}

extension Suggestion {
  /// The suggestion as a vocabulary that a merge takes as donor: the base's special tokens, then the suggested ones.
  public func donor(for base: Vocabulary) -> Vocabulary {
    let tokens = tokens.map { $0.token.bytes(continuationPrefix: base.continuationPrefix) }
    do {
      return try Vocabulary(
        tokens: base.specialTokens.tokens.map(\.bytes) + tokens, specialTokens: base.specialTokens,
        continuationPrefix: base.continuationPrefix)
    } catch {
      preconditionFailure("suggested tokens are distinct, usable and not in the vocabulary: \(error)")
    }
  }
}
