import ArgumentParser
internal import CommentText
internal import Measuring
internal import SystemPackage
internal import WordPiece

/// Encodes every line of a file in this process and prints one JSON line, as the peers' measurement does.
///
/// The clock runs from text in memory to ids in memory; reading and preparing the vocabulary are left out.
@main
struct EncodeBench: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "encode-bench")

  @Argument var corpus: String
  @Option var vocab: String
  @Option var threads = 2
  @Flag(help: "Normalise to NFC first, as kc-vocab's default does.") var nfc = false
  @Flag(help: "Also print the SHA-256 of the ids, -1 after each line.") var digest = false

  func run() throws {
    let text = try LoadedText(FilePath(corpus))
    let vocabulary = try Vocabulary(contentsOf: FilePath(vocab))
    var pipeline = TextPipeline()
    pipeline.normalization = nfc ? .nfc : .none
    let work = try EncodingRun(text, WordEncoder(vocabulary), CompiledPipeline(pipeline))
    let clock = ContinuousClock()
    let wall = try clock.measure { try work.run(threads: threads) }
    MeasuredJob("encode", byteCount: text.bytes.count, wall: wall, tokenCount: work.tokenCount)
      .print(digest: digest ? work.digest() : nil)
  }
}
