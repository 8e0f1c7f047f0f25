import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordCounting

@Suite struct SpilledCountingTests {
  private let pipeline: CompiledPipeline

  init() throws { pipeline = try CompiledPipeline(.standard) }

  private func count(_ text: [UInt8], in folder: FilePath, threads: Int, byteLimit: Int?) throws -> WordCounts {
    let path = folder.appending("comments.txt")
    try Data(text).write(to: URL(filePath: path.string))
    var reading = ReadingOptions()
    reading.chunkByteCount = 1 << 12
    var options = CountingOptions(threads: threads)
    options.memory = byteLimit.map { CountingMemory(byteLimit: $0, directory: folder.appending("temporary")) }
    return try WordCounter(pipeline, options: options).count(CorpusReader([.file(path)], options: reading)).counts
  }

  private func fileBytes(_ counts: WordCounts, in folder: FilePath) throws -> Data {
    let path = folder.appending("counts")
    try CountsFile.write(counts, to: path, threads: 2)
    return try Data(contentsOf: URL(filePath: path.string))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `Any limit gives the same counts and the same file`(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      var random = RandomComments(seed: seed)
      let text = random.text(lineCount: 4000)
      let free = try count(text, in: folder, threads: 1, byteLimit: nil)
      #expect(!free.isSpilled)
      #expect(PlainCounts(free) == PlainCounts(text, pipeline), "seed \(seed)")
      let expected = try fileBytes(free, in: folder)
      for threads in [1, 3] {
        // From a run for each batch of words, far more runs than are merged at a time, to no run at all.
        for byteLimit in [1, 150_000, 400_000, 600_000, 1 << 30] {
          let counts = try count(text, in: folder, threads: threads, byteLimit: byteLimit)
          #expect(counts.isSpilled == (byteLimit < 1 << 30))
          #expect(counts.distinctWordCount == free.distinctWordCount)
          #expect(counts.occurrences == free.occurrences)
          #expect(try fileBytes(counts, in: folder) == expected, "seed \(seed), \(threads) threads, \(byteLimit) bytes")
          try counts.checkVisits()
        }
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.appending("temporary").string).isEmpty)
    }
  }

  @Test func `Many words are merged in many ranges`() throws {
    try withTemporaryFolder { folder in
      var generator = SeededGenerator(seed: 7)
      let words = (0..<120_000).map { _ in
        String(UInt64.random(in: 0...(.max), using: &generator), radix: 36) + "가나다라마바"
      }
      let text = Array((words + words.reversed()).joined(separator: "\n").utf8)
      let counts = try count(text, in: folder, threads: 2, byteLimit: 2 << 20)
      #expect(counts.isSpilled)
      #expect(counts.partitions.count > 1)
      #expect(PlainCounts(counts) == PlainCounts(text, pipeline))
      var before: [UInt8] = []
      counts.forEach { word, _ in
        #expect(before.lexicographicallyPrecedes(word))
        before = Array(word)
      }
    }
  }

  @Test func `A place for temporary files that is none ends the run`() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: URL(filePath: folder.appending("temporary").string))
      #expect(throws: WordCountingError.file(.notDirectory(folder.appending("temporary")))) {
        try count(Array("가 나 다".utf8), in: folder, threads: 2, byteLimit: 1)
      }
    }
  }
}
