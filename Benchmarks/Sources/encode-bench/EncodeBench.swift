import ArgumentParser
internal import CommentText
internal import DurableFiles
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
    let seconds = Double(wall.components.seconds) + Double(wall.components.attoseconds) * 1e-18
    let megabytes = Double(text.bytes.count) / 1e6
    let digestField = digest ? #", "ids_sha256": "\#(work.digest())""# : ""
    print(
      #"{"job": "encode", "peer": "kc-vocab", "mb": \#(megabytes), "wall_s": \#(seconds), "#
        + #""mb_per_s": \#(megabytes / seconds), "tokens": \#(work.tokenCount), "peak_mb": \#(ProcessMemory.peakResidentByteCount >> 20)\#(digestField)}"#
    )
  }
}
