/// What a page needs to cut comments into tokens by itself: vocabularies, and the text pipeline in front of them.
public struct TryBox: Sendable {
  public var vocabularies: [Vocabulary]
  public var text: TextRules

  public init(vocabularies: [Vocabulary], text: TextRules) {
    self.vocabularies = vocabularies
    self.text = text
  }

  public struct Vocabulary: Sendable {
    public var name: String
    /// By id.
    public var tokens: [String]
    public var continuationPrefix: String
    public var unknownToken: String
    /// The most scalars of a word.
    public var maximumScalarCount: Int
    /// Cut out of the text before anything else.
    public var specialTokens: [String]

    public init(
      name: String, tokens: [String], continuationPrefix: String, unknownToken: String, maximumScalarCount: Int,
      specialTokens: [String]
    ) {
      self.name = name
      self.tokens = tokens
      self.continuationPrefix = continuationPrefix
      self.unknownToken = unknownToken
      self.maximumScalarCount = maximumScalarCount
      self.specialTokens = specialTokens
    }
  }

  /// The pipeline as data; an empty list means that the step is not taken.
  public struct TextRules: Sendable {
    /// `nfc`, `nfkc` or `none`.
    public var normalization: String
    public var unicodeVersion: String
    public var whitespace: [ClosedRange<UInt32>] = []
    public var punctuation: [ClosedRange<UInt32>] = []
    public var deleted: [ClosedRange<UInt32>] = []
    public var ideographs: [ClosedRange<UInt32>] = []
    /// What the normal form leaves alone, whatever a browser knows of it.
    public var unassigned: [ClosedRange<UInt32>] = []
    /// With these, Hangul syllables become their jamo too.
    public var stripped: [(scalar: UInt32, becomes: [UInt32])] = []
    public var lowercased: [(scalar: UInt32, becomes: [UInt32])] = []

    public init(normalization: String, unicodeVersion: String) {
      self.normalization = normalization
      self.unicodeVersion = unicodeVersion
    }
  }
}

extension TryBox {
  /// The whole as JSON that can stand in an element of a page: nothing in it ends the element, nothing is invisible.
  func json(counts: [[Int]]) -> Markup {
    let vocabularies = vocabularies.enumerated().map { place, vocabulary -> Markup in
      let used: Markup = place < counts.count ? list(counts[place].map { "\($0)" }) : "[]"
      return """
        {"name":\(quoted(vocabulary.name)),"prefix":\(quoted(vocabulary.continuationPrefix)),\
        "unknown":\(quoted(vocabulary.unknownToken)),"longest":\(vocabulary.maximumScalarCount),\
        "special":\(list(vocabulary.specialTokens.map { quoted($0) })),\
        "tokens":\(list(vocabulary.tokens.map { quoted($0) })),"counts":\(used)}
        """
    }
    return """
      {"normalization":\(quoted(text.normalization)),"whitespace":\(ranges(text.whitespace)),\
      "punctuation":\(ranges(text.punctuation)),"deleted":\(ranges(text.deleted)),\
      "ideographs":\(ranges(text.ideographs)),"unassigned":\(ranges(text.unassigned)),\
      "stripped":\(mappings(text.stripped)),"lowercased":\(mappings(text.lowercased)),\
      "vocabularies":\(list(vocabularies))}
      """
  }

  private func list(_ items: [Markup]) -> Markup { "[\(items.joined(separator: ","))]" }

  /// Distances: from the last range's end to the start, and from the start to the end.
  private func ranges(_ ranges: [ClosedRange<UInt32>]) -> Markup {
    var last: UInt32 = 0
    return list(
      ranges.map { range in
        defer { last = range.upperBound }
        return "\(Int(range.lowerBound - last)),\(Int(range.upperBound - range.lowerBound))"
      })
  }

  private func mappings(_ mappings: [(scalar: UInt32, becomes: [UInt32])]) -> Markup {
    list(mappings.map { list(([$0.scalar] + $0.becomes).map { "\(Int($0))" }) })
  }

  private func quoted(_ text: String) -> Markup { "\"\(ShownText.jsonEscaped(text))\"" }
}
