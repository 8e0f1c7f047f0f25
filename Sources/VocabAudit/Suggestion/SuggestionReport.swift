internal import Storage
public import Coverage
internal import WordPiece

/// What `suggest --json` prints: schema `kc-vocab/suggest/1`.
public struct SuggestionReport: Codable, Sendable {
  public static let schema = "kc-vocab/suggest/1"

  public internal(set) var schema = Self.schema
  public internal(set) var vocabulary: VocabularyFigures
  public internal(set) var corpus: CorpusReport
  public internal(set) var before: Prediction
  /// After the first tokens; the last after all.
  public internal(set) var predictions: [Prediction]
  public internal(set) var tokens: [Token]

  public struct VocabularyFigures: Codable, Hashable, Sendable {
    public internal(set) var name: String
    public internal(set) var digest: String
    public internal(set) var size: Int
  }

  /// What measuring gives with the first so many tokens merged.
  public struct Prediction: Codable, Sendable {
    public internal(set) var tokens: Int
    public internal(set) var totals: AuditTotals
    public internal(set) var rates: RateTable
  }

  public struct Token: Codable, Hashable, Sendable {
    public internal(set) var token: String
    public internal(set) var kind: ChosenToken.Kind
    /// Occurrences of words that it made known.
    public internal(set) var resolvedWords: Int
    /// Tokens by which known words became shorter.
    public internal(set) var savedTokens: Int

    private enum CodingKeys: String, CodingKey {
      case token, kind
      case resolvedWords = "resolved_words"
      case savedTokens = "saved_tokens"
    }
  }

  public init(_ suggestion: Suggestion, _ coverage: CorpusCoverage, name: String) {
    let base = coverage.vocabularies[0].vocabulary
    func prediction(_ tokens: Int, _ totals: CoverageTotals) -> Prediction {
      Prediction(tokens: tokens, totals: AuditTotals(totals), rates: CoverageRates(totals, of: suggestion.text).table)
    }
    vocabulary = VocabularyFigures(name: name, digest: base.digest, size: base.count)
    corpus = CorpusReport(coverage)
    before = prediction(0, suggestion.before)
    predictions = suggestion.predictions.map { prediction($0.tokenCount, $0.totals) }
    tokens = suggestion.tokens.map { chosen in
      Token(
        token: String(decoding: chosen.token.bytes(continuationPrefix: base.continuationPrefix), as: UTF8.self),
        kind: chosen.kind, resolvedWords: chosen.resolvedWords, savedTokens: chosen.savedTokens)
    }
  }

  /// The report as JSON: sorted keys, a final newline.
  public func json() throws -> [UInt8] {
    try JSONText.bytes(of: self) + [0x0A]
  }
}
