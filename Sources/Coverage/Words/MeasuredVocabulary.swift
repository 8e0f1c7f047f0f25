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
    var textByteCounts: [Int32] = []
    textByteCounts.reserveCapacity(vocabulary.count)
    vocabulary.forEachToken { token in
      textByteCounts.append(Int32(token.starts(with: prefix) ? token.count - prefix.count : token.count))
    }
    self.textByteCounts = textByteCounts
  }
}
