internal import CommentText
internal import CorpusReading
internal import Measuring
internal import SystemPackage
internal import VocabTraining
internal import WordCounting
internal import WordPiece

/// One hot job on one small text, again and again, for counting its instructions: `counted-work JOB TIMES CORPUS
/// VOCAB`.
///
/// Single-threaded and without anything random, so that the count is the same each time. What stands outside the loop
/// drops out when two counts with different times are subtracted.
@main
enum CountedWork {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let times = Int(arguments[2]) else { throw Errno.invalidArgument }
    let text = try LoadedText(FilePath(arguments[3]))
    let pipeline = try CompiledPipeline(TextPipeline())
    switch arguments[1] {
    case "scan":
      for _ in 0..<times { print(scan(text, pipeline)) }
    case "encode":
      let encoder = WordEncoder(try Vocabulary(contentsOf: FilePath(arguments[4])))
      for _ in 0..<times { print(try encode(text, TextEncoder(encoder, pipeline))) }
    case "count":
      for _ in 0..<times { print(try count(FilePath(arguments[3]), pipeline)) }
    case "train":
      let counts = try WordCounter(pipeline).count(CorpusReader([.file(FilePath(arguments[3]))])).counts
      for _ in 0..<times { print(try train(counts)) }
    default: throw Errno.invalidArgument
    }
  }

  private static func count(_ corpus: FilePath, _ pipeline: CompiledPipeline) throws -> Int {
    try WordCounter(pipeline).count(CorpusReader([.file(corpus)])).counts.distinctWordCount
  }

  private static func train(_ counts: WordCounts) throws -> Int {
    var options = TrainingOptions()
    options.vocabularySize = 8000
    return try Trainer(options).train(counts).merges.count
  }

  private static func scan(_ text: LoadedText, _ pipeline: CompiledPipeline) -> UInt64 {
    let scanner = WordScanner(pipeline)
    var sum: UInt64 = 0
    scanner.scan(text.bytes, marksLineEnds: false) { batch in
      for index in 0..<batch.count { sum &+= WordHash.hash(batch.starts[index], batch.byteCounts[index]) }
    }
    return sum
  }

  private static func encode(_ text: LoadedText, _ encoder: TextEncoder) throws -> Int {
    let ids = UnsafeMutableBufferPointer<Int32>.allocate(capacity: encoder.capacity(forByteCount: text.bytes.count))
    defer { ids.deallocate() }
    var lineEnds: [Int] = []
    return try encoder.encodeLines(text.bytes, into: ids, lineEnds: &lineEnds)
  }
}
