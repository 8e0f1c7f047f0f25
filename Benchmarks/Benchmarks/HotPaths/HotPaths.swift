import Benchmark
import CommentText
import CorpusReading
import Measuring
import SystemPackage
import VocabTraining
import WordCounting
import WordPiece

/// The hot paths on the sample corpus, one thread: `swift package benchmark`, in Benchmarks/.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 3,
    maxDuration: .seconds(3), maxIterations: 1000)

  let folder = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
  let corpus = folder.appending("../corpora/sample/comments.txt")
  guard let text = try? LoadedText(corpus), let pipeline = try? CompiledPipeline(TextPipeline()),
    let vocabulary = try? Vocabulary(contentsOf: folder.appending("Thresholds/vocabulary.txt"))
  else { preconditionFailure("the sample corpus or the vocabulary cannot be read") }

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

  Benchmark("count words") { benchmark in
    for _ in benchmark.scaledIterations {
      blackHole(try WordCounter(pipeline).count(CorpusReader([.file(corpus)])))
    }
  }

  Benchmark("learn merges from counts") { benchmark in
    let counts = try WordCounter(pipeline).count(CorpusReader([.file(corpus)])).counts
    var options = TrainingOptions()
    options.vocabularySize = 8000
    let trainer = Trainer(options)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try trainer.train(counts)) }
  }

  Benchmark("encode lines") { benchmark in
    let encoder = TextEncoder(WordEncoder(vocabulary), pipeline)
    let ids = UnsafeMutableBufferPointer<Int32>.allocate(capacity: encoder.capacity(forByteCount: text.bytes.count))
    defer { ids.deallocate() }
    var lineEnds: [Int] = []
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try encoder.encodeLines(text.bytes, into: ids, lineEnds: &lineEnds))
    }
  }
}
