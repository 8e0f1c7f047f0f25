// Trains a vocabulary from the files that are named and tells how it takes a comment apart.
//
// The README's section "The library" has the Package.swift of a program such as this.

import KcVocab

// Count: everything that touches the corpus. Counts can be written, read, and joined by adding.
let inputs = CommandLine.arguments.dropFirst().map { CorpusInput(argument: $0) }
let reader = try CorpusReader(Array(inputs))
let counter = WordCounter(try CompiledPipeline(.standard), options: CountingOptions(threads: 2))
let counts = try counter.count(reader).counts
print("\(counts.totals.lines) comments, \(counts.distinctWordCount) distinct words")

// Train: sees each distinct word once.
var options = TrainingOptions()
options.vocabularySize = 8_000
options.threads = 2
let result = try Trainer(options).train(counts) { progress in
  progress.stage != .merging || progress.completed <= options.vocabularySize  // false stops
}
print("\(result.vocabulary.count) tokens, \(result.alphabet.dropped.count) characters dropped")

// Encode: borrows the bytes and writes ids into a buffer of the caller's. Bytes given by pointer need some that can be read
// behind them.
let encoder = try TextEncoder(result.vocabulary, pipeline: .standard)
let comment = Array("이 영화 진짜 재밌다 ㅋㅋㅋ".utf8)
var ids = [Int32](repeating: 0, count: encoder.capacity(forByteCount: comment.count))
let padded = comment + [UInt8](repeating: 0, count: TextEncoder.padding)
let count = try padded.withUnsafeBytes { bytes in
  try ids.withUnsafeMutableBufferPointer { ids in
    try encoder.encode(UnsafeRawBufferPointer(rebasing: bytes[..<comment.count]), into: ids)
  }
}
print(ids[..<count].map { result.vocabulary.text(of: Int($0)) }.joined(separator: " "))
