/// Turns ids back into text, as Hugging Face does.
///
/// Ids that stand for no token are skipped, and special tokens too unless they are asked for. Continuation pieces join
/// the token before, all others are set apart by a space, and the space before some punctuation goes.
///
///     TextDecoder(vocabulary).decode([2, 5, 6, 11, 3])     // "하이요."
///
/// - Source: Hugging Face tokenizers, `decoders/wordpiece.rs`.
public struct TextDecoder: Sendable {
  private let vocabulary: Vocabulary
  private let prefix: [UInt8]
  private let specialIDs: Set<Int>

  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    prefix = Array(vocabulary.continuationPrefix.utf8)
    specialIDs = Set(vocabulary.specialTokens.tokens.compactMap { vocabulary.id(of: $0.bytes) })
  }

  public func decode(_ ids: some Sequence<Int32>, skipsSpecialTokens: Bool = true) -> String {
    String(decoding: bytes(of: ids, skipsSpecialTokens: skipsSpecialTokens), as: UTF8.self)
  }

  /// The text in UTF-8.
  /// - Complexity: O(bytes).
  public func bytes(of ids: some Sequence<Int32>, skipsSpecialTokens: Bool = true) -> [UInt8] {
    var text: [UInt8] = []
    var isFirst = true
    for id in ids.lazy.map(Int.init) where vocabulary.isInUse(id) {
      if skipsSpecialTokens, specialIDs.contains(id) { continue }
      let token = vocabulary[id]
      if isFirst {
        text += DecodingCleanup.clean(token)
      } else if token.starts(with: prefix) {
        text += DecodingCleanup.clean(Array(token.dropFirst(prefix.count)))
      } else {
        text += DecodingCleanup.clean([0x20] + token)
      }
      isFirst = false
    }
    return text
  }
}
