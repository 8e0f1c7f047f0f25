internal import WordPiece

/// A vocabulary with what encoding and judging its words needs; shared by all threads.
struct MeasuredVocabulary: Sendable {
  let encoder: WordEncoder
  let unknownID: Int32
  let characters: SingleCharacterTokens

  var vocabulary: Vocabulary { encoder.vocabulary }

  init(_ encoder: WordEncoder) {
    self.encoder = encoder
    unknownID = encoder.unknownID
    characters = SingleCharacterTokens(encoder.vocabulary)
  }
}
