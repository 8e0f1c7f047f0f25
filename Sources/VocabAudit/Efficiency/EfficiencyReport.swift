/// How the vocabulary was used, beyond its rates.
public struct EfficiencyReport: Codable, Hashable, Sendable {
  /// Occurrences of known words by number of tokens, ascending; empty ones left out.
  public internal(set) var piecesPerWord: [PieceCount]
  /// Tokens by the characters they stand for, ascending; special tokens left out.
  public internal(set) var tokenLengths: [TokenLength]
  /// Tokens used and unused, all together first, then by origin where that is known. Special tokens left out.
  public internal(set) var utilisation: [UtilisationReport]
  /// The tokens most often used, special ones among them.
  public internal(set) var mostFrequent: [TokenFrequency]

  private enum CodingKeys: String, CodingKey {
    case utilisation
    case piecesPerWord = "pieces_per_word"
    case tokenLengths = "token_lengths"
    case mostFrequent = "most_frequent"
  }

  public struct PieceCount: Codable, Hashable, Sendable {
    public internal(set) var pieces: Int
    public internal(set) var words: Int
  }

  public struct TokenLength: Codable, Hashable, Sendable {
    public internal(set) var characters: Int
    public internal(set) var tokens: Int
  }

  public struct TokenFrequency: Codable, Hashable, Sendable {
    public internal(set) var id: Int
    public internal(set) var token: String
    public internal(set) var occurrences: Int
  }
}

/// How many tokens of one origin were used.
public struct UtilisationReport: Codable, Hashable, Sendable {
  /// `all`, `base`, `added`, `padding`.
  public internal(set) var origin: String
  public internal(set) var tokens: Int
  public internal(set) var used: Int
  public internal(set) var neverUsed: Int
  public internal(set) var usedOnce: Int
  /// Occurrences of these tokens in the corpus.
  public internal(set) var occurrences: Int

  private enum CodingKeys: String, CodingKey {
    case origin, tokens, used, occurrences
    case neverUsed = "never_used"
    case usedOnce = "used_once"
  }
}
