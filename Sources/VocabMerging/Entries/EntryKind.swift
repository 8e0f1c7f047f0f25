internal import Storage
internal import WordPiece

/// What an entry of a vocabulary is; each is exactly one of these. In JSON the names are written in snake_case.
public enum EntryKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// Starts a word; two characters or more.
  case wholeWord = "wholeWords"
  /// Goes on a word; two characters or more after the prefix.
  case continuation = "continuations"
  /// One character, with or without the prefix.
  case singleCharacter = "singleCharacters"
  case special = "specials"
  /// `[unusedN]`, kept free for later.
  case placeholder = "unused"
}

extension EntryKind: CodingKeyRepresentable {}

extension Vocabulary {
  /// - Complexity: O(length) plus the number of special tokens.
  func kind(of id: Int) -> EntryKind {
    let token = self[id]
    if specialTokens.tokens.contains(where: { $0.bytes == token }) { return .special }
    return EntryKind(ofOrdinary: token, prefix: Array(continuationPrefix.utf8))
  }
}

extension EntryKind {
  /// The kind of an entry that is not a special token.
  init(ofOrdinary token: [UInt8], prefix: [UInt8]) {
    if PlaceholderToken.matches(token) {
      self = .placeholder
      return
    }
    let goesOn = token.count > prefix.count && token.starts(with: prefix)
    let text = goesOn ? token.dropFirst(prefix.count) : token[...]
    self = scalarCount(text) == 1 ? .singleCharacter : goesOn ? .continuation : .wholeWord
  }
}
