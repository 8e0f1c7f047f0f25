internal import SystemPackage

/// The tokens of a WordPiece model as a file holds them, before any are added.
struct TokenModel {
  /// By id; empty where there is none.
  var tokens: [[UInt8]]
  /// Ids without a token.
  var unassigned: Set<Int> = []
  /// Lines of `vocab.txt` that are not their tokens, by id.
  var listLines: [Int: [UInt8]] = [:]
  /// The token that the model takes for what it cannot spell; nil where the file does not say.
  var unknown: [UInt8]?
  var continuationPrefix: String
  var maximumScalarCount = WordEncoder.defaultMaximumScalarCount

  /// Adopts what only `vocab.txt` can say: tokens that a later one repeats, which `tokenizer.json` leaves out, and
  /// white space at the ends of lines.
  /// - Parameters:
  ///   - listed: tokens beside the model, which may stand in the list too.
  ///   - path: of `tokenizer.json`.
  /// - Throws: `VocabularyError.filesDisagree` where it contradicts; it may lack tokens that were added later.
  mutating func adopt(
    _ list: VocabularyList, _ listed: [ListedToken], besides path: FilePath
  ) throws(VocabularyError) {
    let known: Set<[UInt8]> = unassigned.isEmpty ? [] : Set(tokens)
    for (id, line) in list.tokens.enumerated() {
      if let raw = list.rawLines[id] { listLines[id] = raw }
      if id < tokens.count, Self.stands(line, for: tokens[id]) { continue }
      if listed.contains(where: { $0.id == id && Self.stands(line, for: $0.token.text) }) { continue }
      guard id < tokens.count, unassigned.contains(id), known.contains(line) else {
        throw .filesDisagree(path, .line(list.path, id + 1))
      }
      tokens[id] = line
      unassigned.remove(id)
    }
  }

  /// Whether a line, white space at its end trimmed, is what a list has for a token; a byte order mark before it is
  /// none of the token's.
  private static func stands(_ line: [UInt8], for token: [UInt8]) -> Bool {
    if line == token { return true }
    if line.starts(with: byteOrderMark) { return stands(Array(line.dropFirst(byteOrderMark.count)), for: token) }
    return token.contains(0x0A) ? line.isEmpty : token.prefix(TokenForm.trimmedCount(token)).elementsEqual(line)
  }
}
