internal import WordPiece

/// A vocabulary with what encoding and judging its words needs; shared by all threads.
struct MeasuredVocabulary: Sendable {
  let encoder: WordEncoder
  let unknownID: Int32
  let characters: SingleCharacterTokens
  /// Bytes of text that each token stands for, by id: without the continuation prefix.
  let textByteCounts: [Int32]

  var vocabulary: Vocabulary { encoder.vocabulary }

  init(_ encoder: WordEncoder) {
    let vocabulary = encoder.vocabulary
    self.encoder = encoder
    unknownID = encoder.unknownID
    characters = SingleCharacterTokens(vocabulary)
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    textByteCounts = vocabulary.tokens.map { Int32($0.starts(with: prefix) ? $0.count - prefix.count : $0.count) }
  }
}
