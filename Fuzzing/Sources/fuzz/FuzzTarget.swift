/// A reader of bytes from outside, and what must hold of it whatever the bytes are.
struct FuzzTarget: Sendable {
  typealias Examination = ([UInt8]) throws -> Void

  let name: String
  /// Bytes of an input at most: as few as reach all of the reader, since short ones are done sooner.
  let byteLimit: Int
  /// Makes what all inputs share, and gives what is done with each.
  let prepare: @Sendable () throws -> Examination

  init(_ name: String, byteLimit: Int, _ prepare: @escaping @Sendable () throws -> Examination) {
    self.name = name
    self.byteLimit = byteLimit
    self.prepare = prepare
  }

  static let all: [FuzzTarget] = [
    .cleaning, .normalizing, .words, .encoding, .decoding, .vocabularyList, .tokenizer, .vocabularyDirectory, .counts,
    .counting, .text, .csv, .tsv, .jsonLines, .decompression, .encodings, .deduplication, .baseline, .mergeMap, .gates,
    .catalogue, .fileList, .settings,
  ]
}
