internal import WordPiece

/// A vocabulary with what encoding and judging its words needs; shared by all threads.
struct MeasuredVocabulary: Sendable {
  let encoder: WordEncoder
  let unknownID: Int32
  let characters: SingleCharacterTokens
  /// Bytes of text that each token stands for, by id: without the continuation prefix.
  let textByteCounts: [Int32]

  /// The place of a measured vocabulary that begins with all tokens of this one, so that a word which it cuts into these alone is cut
  /// in the same way by both: a longest match that both hold is the longest match of either.
  private(set) var `extension`: Int?

  var vocabulary: Vocabulary { encoder.vocabulary }

  /// Several that are measured together.
  static func all(_ encoders: [WordEncoder]) -> [MeasuredVocabulary] {
    var all = encoders.map { MeasuredVocabulary($0) }
    for place in all.indices {
      all[place].extension = all.indices.dropFirst(place + 1).first {
        all[place].encoder.isExtended(by: all[$0].encoder)
      }
    }
    return all
  }

  private init(_ encoder: WordEncoder) {
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
