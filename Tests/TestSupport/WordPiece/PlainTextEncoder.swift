package import CommentText
package import WordPiece

/// A comment's ids by the definition: special tokens looked for at every place, the pieces between taken word by word.
package struct PlainTextEncoder {
  private let words: PlainWordEncoder
  private let pipeline: CompiledPipeline
  /// Longest first.
  private let special: [(bytes: [UInt8], id: Int32)]

  package init(_ vocabulary: Vocabulary, _ pipeline: CompiledPipeline) {
    words = PlainWordEncoder(vocabulary)
    self.pipeline = pipeline
    special = vocabulary.specialTokens.tokens
      .map { ($0.bytes, Int32(vocabulary.id(of: $0.bytes)!)) }
      .sorted { $0.0.count > $1.0.count }
  }

  package func encode(_ text: [UInt8]) -> [Int32] {
    var ids: [Int32] = []
    var piece: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      if let token = special.first(where: { rest.starts(with: $0.bytes) }) {
        ids += pipeline.words(of: piece).flatMap(words.encode) + [token.id]
        piece = []
        rest.removeFirst(token.bytes.count)
      } else {
        piece.append(rest.removeFirst())
      }
    }
    return ids + pipeline.words(of: piece).flatMap(words.encode)
  }
}
