import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordCounting

/// Counts of several sources, weighted, against sums made one by one.
@Suite struct CountWeightingTests {
  private struct Source {
    var path: FilePath
    var words: [[UInt8]: Int]
  }

  private func weights(_ texts: [String]) throws -> [SourceWeight] { try texts.map { try #require(SourceWeight($0)) } }

  /// Three sources of comments and of counts that share many words.
  private func withSources(seed: UInt64, _ body: (FilePath, _ comments: [Source], _ counts: [Source]) throws -> Void)
    throws
  {
    try withTemporaryFolder { folder in
      let pipeline = try CompiledPipeline(.standard)
      var (comments, counts): ([Source], [Source]) = ([], [])
      for number in 0..<3 {
        var random = RandomComments(seed: seed + UInt64(number))
        let text = random.text(lineCount: 60)
        let path = folder.appending("\(number).txt")
        try Data(text).write(to: URL(filePath: path.string))
        let words = PlainCounts(text, pipeline).counts
        comments.append(Source(path: path, words: words))
        let countsPath = folder.appending("\(number).counts")
        try CountsFile.write(WordCounts(words.map { (word: $0.key, count: $0.value) }), to: countsPath)
        counts.append(Source(path: countsPath, words: words))
      }
      try body(folder, comments, counts)
    }
  }

  private func expected(_ sources: [Source], thousandths: [Int], unit: Int, _ power: CountPower) -> PlainCounts {
    var sums: [[UInt8]: Int] = [:]
    for (source, weight) in zip(sources, thousandths) {
      for (word, count) in source.words { sums[word, default: 0] += count * weight * unit / 1000 }
    }
    let rounded = RoundedPower(power, unit: unit)
    var plain = PlainCounts()
    plain.counts = sums.mapValues { power == .one && unit == 1 ? $0 : rounded($0) }
    return plain
  }

  @Test(arguments: [1] as [UInt64])
  func `Weighted counts are the sums of products, raised and rounded, whatever threads and memory`(seed: UInt64) throws
  {
    try withSources(seed: seed) { folder, comments, counts in
      for (texts, thousandths, unit) in [
        (["1", "60", "3"], [1000, 60_000, 3000], 1), (["0.5", "2", "0.125"], [500, 2000, 125], 1000),
        (["0.1", "1", "1.5"], [100, 1000, 1500], 10),
      ] {
        for power in ["1", "0.85", "0"] {
          let power = try #require(CountPower(power))
          let weighting = CountWeighting(weights: try weights(texts), power: power)
          let expected = expected(comments, thousandths: thousandths, unit: unit, power)
          for (threads, byteLimit) in [(1, nil), (3, nil), (2, 500_000)] as [(Int, Int?)] {
            let memory = byteLimit.map { CountingMemory(byteLimit: $0, directory: folder.appending("temporary")) }
            let read = try CountsFile.read(
              counts.map { .file($0.path) }, weighting: weighting, threads: threads, memory: memory)
            #expect(PlainCounts(read) == expected, "seed \(seed) \(texts) \(power.text) \(threads)")
            #expect(read.occurrences == expected.counts.values.reduce(0, +))
            var options = CountingOptions(threads: threads)
            options.memory = memory
            let counted = try WordCounter(CompiledPipeline(.standard), options: options, weighting: weighting)
              .count(CorpusReader(comments.map { .file($0.path) })).counts
            #expect(PlainCounts(counted) == expected, "seed \(seed) \(texts) \(power.text) \(threads)")
            #expect(counted.mixture?.parts.map(\.words) == comments.map { $0.words.values.reduce(0, +) })
          }
        }
      }
    }
  }

  @Test func `Weights of one and no power leave counts what they are`() throws {
    try withSources(seed: 7) { _, _, counts in
      let weighting = CountWeighting(weights: try weights(["1", "1.0", "1.000"]))
      let read = try CountsFile.read(counts.map { .file($0.path) }, weighting: weighting)
      #expect(read.mixture == nil)
      #expect(PlainCounts(read) == PlainCounts(try CountsFile.read(counts.map { .file($0.path) })))
    }
  }

  @Test func `Rounded counts make a counts file`() throws {
    try withSources(seed: 9) { folder, _, counts in
      let weighting = CountWeighting(weights: try weights(["1", "5", "2"]), power: try #require(CountPower("0.7")))
      let read = try CountsFile.read(counts.map { .file($0.path) }, weighting: weighting)
      let path = folder.appending("mixed.counts")
      try CountsFile.write(read, to: path)
      #expect(PlainCounts(try CountsFile.read([.file(path)])) == PlainCounts(read))
    }
  }

  @Test func `A weight that 64 bits cannot hold is refused, also where only the sum is too large`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("a.counts")
      try CountsFile.write(WordCounts([(word: Array("가".utf8), count: 1 << 52)]), to: path)
      for (first, second) in [("4096", "1"), ("1024", "1024"), ("2048.001", "1")] {
        let weighting = CountWeighting(weights: try weights([first, second]))
        #expect(throws: WordCountingError.weightedCountOverflow(word: Array("가".utf8))) {
          try CountsFile.read([.file(path), .file(path)], weighting: weighting)
        }
      }
    }
  }

  @Test func `Shares are those of weighted words, by name`() throws {
    try withTemporaryFolder { folder in
      var inputs: [CorpusInput] = []
      for (name, count) in [("b.counts", 300), ("a.counts", 20)] {
        try CountsFile.write(WordCounts([(word: Array("가".utf8), count: count)]), to: folder.appending(name))
        inputs.append(.file(folder.appending(name)))
      }
      let weighting = CountWeighting(weights: try weights(["1", "5"]))
      let mixture = try #require(try CountsFile.read(inputs, weighting: weighting).mixture)
      #expect(mixture.parts.map(\.name) == ["a.counts", "b.counts"])
      #expect(mixture.parts.map(\.shareInMillionths) == [250_000, 750_000])
      #expect(mixture.parts.map(\.weight.text) == ["5", "1"])
    }
  }
}
