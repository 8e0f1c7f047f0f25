internal import WordPiece

/// The tokens so far, by id.
struct TokenList {
  private(set) var tokens: [[UInt8]] = []
  /// Special tokens and the characters' forms.
  private var ids: [[UInt8]: Int] = [:]
  /// Bytes of the longest of them.
  private var longestByteCount = 0

  init(_ specialTokens: SpecialTokens) {
    for token in specialTokens.tokens { _ = id(adding: token.bytes) }
  }

  var count: Int { tokens.count }

  subscript(id: Int) -> [UInt8] { tokens[id] }

  func id(of token: [UInt8]) -> Int? { ids[token] }

  /// The id of a special token or of a character's form, which is added if it is new.
  mutating func id(adding token: [UInt8]) -> Int {
    if let id = ids[token] { return id }
    ids[token] = tokens.count
    longestByteCount = max(longestByteCount, token.count)
    tokens.append(token)
    return tokens.count - 1
  }

  /// The id of what a merge spells, which is added unless it is a special token.
  ///
  /// No other token can be met again: equal strings are cut alike, so two merges never spell the same, and what starts
  /// a word never looks like a continuation (`MergeRules`).
  mutating func id(addingMerged token: [UInt8]) -> Int {
    if token.count <= longestByteCount, let id = ids[token] { return id }
    tokens.append(token)
    return tokens.count - 1
  }
}
