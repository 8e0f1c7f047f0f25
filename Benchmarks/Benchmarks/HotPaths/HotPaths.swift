import Benchmark
import CommentText
import Measuring
import SystemPackage
import WordPiece

/// The hot paths on the sample corpus, one thread: `swift package benchmark`, in Benchmarks/.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .instructions, .peakMemoryResident], warmupIterations: 3,
    maxDuration: .seconds(3), maxIterations: 1000)

  let folder = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  guard let text = try? LoadedText(FilePath("/\(folder)/corpora/sample/comments.txt")),
    let pipeline = try? CompiledPipeline(TextPipeline())
  else { return }

  Benchmark("scan and hash words") { benchmark in
    let scanner = WordScanner(pipeline)
    for _ in benchmark.scaledIterations {
      var sum: UInt64 = 0
      scanner.scan(text.bytes, marksLineEnds: false) { batch in
        for index in 0..<batch.count { sum &+= WordHash.hash(batch.starts[index], batch.byteCounts[index]) }
      }
      blackHole(sum)
    }
  }

  Benchmark("encode lines") { benchmark in
    let alphabet = Set(String(decoding: text.bytes, as: UTF8.self).unicodeScalars).sorted { $0.value < $1.value }
      .filter { $0.value > 0x20 }
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + alphabet.flatMap { ["\($0)", "##\($0)"] }
    let encoder = TextEncoder(WordEncoder(try Vocabulary(lenientTokens: tokens.map { Array($0.utf8) })), pipeline)
    let ids = UnsafeMutableBufferPointer<Int32>.allocate(capacity: encoder.capacity(forByteCount: text.bytes.count))
    var lineEnds: [Int] = []
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try encoder.encodeLines(text.bytes, into: ids, lineEnds: &lineEnds))
    }
    benchmark.stopMeasurement()
    ids.deallocate()
  }
}
