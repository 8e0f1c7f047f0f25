import CommentText
import CorpusReading
import Coverage
import SystemPackage
import TestSupport
import WordPiece

/// Lines measured through a file, as the command does.
func measure(
  _ lines: [String], _ vocabularies: [Vocabulary], _ pipeline: CompiledPipeline, threads: Int = 1,
  recordsUnknownWordSets: Bool = false
) throws -> CorpusCoverage {
  try withTemporaryFolder { folder in
    let file = folder.appending("lines.txt")
    let output = try FileDescriptor.open(file, .writeOnly, options: [.create], permissions: [.ownerReadWrite])
    try output.closeAfter { _ = try output.writeAll(lines.map { $0 + "\n" }.joined().utf8) }
    var meter = try CoverageMeter(vocabularies, threads: threads)
    meter.recordsUnknownWordSets = recordsUnknownWordSets
    return try meter.measure(try CorpusReader([.file(file)]), pipeline).coverage
  }
}

/// A vocabulary with BERT's special tokens and these.
func vocabulary(_ tokens: String...) throws -> Vocabulary {
  try Vocabulary(tokens: (["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + tokens).map { Array($0.utf8) })
}

extension Vocabulary {
  /// The vocabulary with further tokens at its end, as a merge makes it.
  func merged(with donor: Vocabulary, first count: Int = .max) throws -> Vocabulary {
    let own = Set(tokens)
    let added = donor.tokens.filter { !own.contains($0) }.prefix(count)
    return try Vocabulary(
      tokens: Array(tokens) + added, specialTokens: specialTokens, continuationPrefix: continuationPrefix)
  }
}
