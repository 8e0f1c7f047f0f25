import DurableFiles
import SystemPackage
import TestSupport
import Testing
import WordCounting

@Suite struct WordRunTests {
  /// Sorted words of bytes that are often alike, zeros among them, and now and then a long one.
  private func words(_ count: Int, seed: UInt64) -> [(word: [UInt8], count: Int)] {
    var generator = SeededGenerator(seed: seed)
    var words = PlainCounts()
    for _ in 0..<count {
      let length = Int.random(in: 0..<50, using: &generator) == 0 ? 3000 : Int.random(in: 1...12, using: &generator)
      let word = (0..<length).map { _ in [0, 1, 0x61, 0xEA, 0xFF].randomElement(using: &generator)! as UInt8 }
      words.add(word, Int.random(in: 1...3, using: &generator) == 1 ? .max >> 20 : 1)
    }
    return words.sorted
  }

  private func read(_ run: WordRun, from lower: [UInt8]? = nil, below upper: [UInt8]? = nil) throws -> [(
    word: [UInt8], count: Int
  )] {
    var cursor = try RunCursor(run, from: lower, below: upper)
    var found: [(word: [UInt8], count: Int)] = []
    while try cursor.advance() { found.append((Array(cursor.word), cursor.count)) }
    return found
  }

  private func write(_ words: [(word: [UInt8], count: Int)], _ writer: RunWriter) throws -> WordRun {
    for (word, count) in words { try word.withUnsafeBytes { try writer.append($0, count) } }
    return try writer.finish()
  }

  private func areSame(_ left: [(word: [UInt8], count: Int)], _ right: [(word: [UInt8], count: Int)]) -> Bool {
    left.elementsEqual(right) { $0.word == $1.word && $0.count == $1.count }
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `What is written is read, one run after another in the same file`(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      let writer = RunWriter(try ScratchFile(in: folder))
      let parts = [words(3, seed: seed), [], words(4000, seed: seed + 100)]
      let runs = try parts.map { try write($0, writer) }
      #expect(runs[2].chunks.count > 3, "several chunks are to be read")
      for (part, run) in zip(parts, runs) {
        #expect(areSame(try read(run), part), "seed \(seed)")
        #expect(run.size.distinctWordCount == part.count)
        #expect(run.size.byteCount == part.reduce(0) { $0 + $1.word.count })
        #expect(run.size.occurrences == part.reduce(0) { $0 + $1.count })
      }
    }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `A range holds the words from its lower bound to just before its upper one`(seed: UInt64) throws {
    try withTemporaryFolder { folder in
      let all = words(3000, seed: seed)
      let run = try write(all, RunWriter(try ScratchFile(in: folder)))
      var generator = SeededGenerator(seed: seed)
      let firsts = run.chunks.map(\.firstWord)
      for _ in 0..<60 {
        let candidates = [
          all.randomElement(using: &generator)!.word, firsts.randomElement(using: &generator)!, [0x62], [],
        ]
        var bounds = [candidates.randomElement(using: &generator)!, candidates.randomElement(using: &generator)!]
        bounds.sort { $0.lexicographicallyPrecedes($1) }
        let expected = all.filter {
          !$0.word.lexicographicallyPrecedes(bounds[0]) && $0.word.lexicographicallyPrecedes(bounds[1])
        }
        #expect(areSame(try read(run, from: bounds[0], below: bounds[1]), expected), "seed \(seed) \(bounds)")
      }
    }
  }
}
