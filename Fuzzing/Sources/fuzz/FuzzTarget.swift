/// A reader of bytes from outside, and what must hold of it whatever the bytes are.
struct FuzzTarget: Sendable {
  typealias Examination = ([UInt8]) throws -> Void

  let name: String
  /// Makes what all inputs share, and gives what is done with each.
  let prepare: @Sendable () throws -> Examination

  init(_ name: String, _ prepare: @escaping @Sendable () throws -> Examination) {
    self.name = name
    self.prepare = prepare
  }

  static let all: [FuzzTarget] = [
    .cleaning, .normalizing, .words, .encoding, .decoding, .vocabularyList, .tokenizer, .vocabularyDirectory, .counts,
    .counting, .text, .csv, .tsv, .jsonLines, .decompression, .encodings, .deduplication, .baseline, .mergeMap, .gates,
    .catalogue, .fileList, .settings,
  ]
}
