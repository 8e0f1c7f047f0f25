/// Encoders that share a trie's shape and encode words together.
///
/// At first words are cut by the tokens of all. As long as a longest match is a token of a vocabulary, it is the longest match of this
/// vocabulary; only from the first that it lacks is there anything to be walked for.
package struct EncoderGroup: Sendable {
  private let shape: TrieShape
  private let members: [Member]

  private struct Member: Sendable {
    let encoder: WordEncoder
    /// Which result of `ScalarWords` is its.
    let result: Int
    let needsIDs: Bool
  }

  /// Encoders in groups; an encoder's result is that of its place, and they need room for one more.
  /// - Parameter needsIDs: whether tokens of that place are to be told; else there are only their number and where they end.
  package static func groups(_ encoders: [WordEncoder], needsIDs: (Int) -> Bool) -> [EncoderGroup] {
    var groups: [EncoderGroup] = []
    for (place, encoder) in encoders.enumerated() {
      let member = Member(encoder: encoder, result: place, needsIDs: needsIDs(place))
      if let known = groups.firstIndex(where: { $0.shape === encoder.trie.shape }) {
        groups[known] = EncoderGroup(shape: groups[known].shape, members: groups[known].members + [member])
      } else {
        groups.append(EncoderGroup(shape: encoder.trie.shape, members: [member]))
      }
    }
    return groups
  }

  /// Encodes words; for each of them and each encoder the same as `WordEncoder.encode`, but that an unknown word has no tokens.
  package func encode(_ words: ScalarWords) {
    shape.code(words)
    let all = words.resultCount - 1
    if members.count > 1 {
      let limit = members.reduce(0) { max($0, $1.encoder.maximumScalarCount) }
      shape.cut(words, result: all, maximumScalarCount: limit, tokenBits: TrieShape.Node.tokenBits)
    }
    for member in members {
      let (encoder, result) = (member.encoder, member.result)
      shape.cut(
        words, result: result, maximumScalarCount: encoder.maximumScalarCount, tokenBits: encoder.trie.tokenBit,
        whole: members.count > 1 ? all : nil)
      if member.needsIDs { encoder.trie.nameTokens(words, result: result) }
    }
  }
}
