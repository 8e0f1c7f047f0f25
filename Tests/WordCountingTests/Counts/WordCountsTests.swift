import CommentText
import TestSupport
import Testing
import WordCounting

struct WordCountsTests {
  @Test func addsUpWordsGivenTwice() {
    let counts = WordCounts([("가", 2), ("나", 1), ("가", 3)].map { (word: Array($0.utf8), count: $1) })
    #expect(counts.distinctWordCount == 2)
    #expect(counts.occurrences == 6)
    #expect(PlainCounts(counts).counts == [Array("가".utf8): 5, Array("나".utf8): 1])
    #expect(counts.totals.words == 6)
    #expect(counts.totals.characters == 6)
  }

  @Test func holdsNothing() {
    let counts = WordCounts([])
    #expect(counts.distinctWordCount == 0)
    #expect(counts.occurrences == 0)
    #expect(PlainCounts(counts.sortedByBytes()).counts.isEmpty)
  }

  @Test func partitionsDivideTheWords() {
    let counts = WordCounts(randomWords(10_000, longest: 12, seed: 3).map { ($0, 2) })
    var plain = PlainCounts()
    for (index, size) in counts.partitions.enumerated() {
      var found = PartitionSize()
      counts.forEach(inPartition: index) { word, count in
        found.distinctWordCount += 1
        found.occurrences += count
        found.byteCount += word.count
        plain.add(Array(word), count)
      }
      #expect(found == size)
    }
    #expect(plain == PlainCounts(counts))
    #expect(plain.occurrences == 20_000)
  }

  @Test(arguments: 1...20) func joiningAddsTheCounts(seed: UInt64) throws {
    var plain = PlainCounts()
    let parts = (0..<Int(seed % 5) + 2).map { number in
      let words = randomWords(800, longest: 5, seed: seed * 100 + UInt64(number)).map { (word: $0, count: number + 1) }
      for (word, count) in words { plain.add(word, count) }
      return WordCounts(words)
    }
    for threads in 1...3 {
      let joined = try WordCounts.joined(parts, threads: threads)
      #expect(PlainCounts(joined) == plain, "seed \(seed)")
      #expect(joined.occurrences == plain.occurrences)
      #expect(joined.distinctWordCount == plain.counts.count)
      #expect(joined.totals.words == plain.occurrences)
    }
    #expect(PlainCounts(try WordCounts.joined(parts.reversed())) == plain)
  }

  @Test func joiningLeavesThePartsAlone() throws {
    let part = WordCounts([(word: [1], count: 5)])
    let joined = try WordCounts.joined([part, part])
    #expect(PlainCounts(joined).counts == [[1]: 10])
    #expect(PlainCounts(part).counts == [[1]: 5])
  }

  @Test func joiningCountsBeyond32And53Bits() throws {
    let large = WordCounts([(word: [1], count: 1 << 32), (word: [2], count: 1 << 53), (word: [3], count: 1 << 61)])
    let joined = try WordCounts.joined([large, large, WordCounts([(word: [2], count: 1)])])
    #expect(PlainCounts(joined).counts == [[1]: 1 << 33, [2]: 1 << 54 + 1, [3]: 1 << 62])
  }

  @Test func joiningRefusesWhat64BitsCannotCount() {
    let half = WordCounts([(word: [1], count: 1 << 62)])
    #expect(throws: WordCountingError.countOverflow(word: [1])) { try WordCounts.joined([half, half]) }
    #expect(throws: WordCountingError.countOverflow(word: [1])) { try WordCounts.joined([half, half], threads: 2) }
  }

  @Test func joiningNamesThePipelinesThatDiffer() {
    var lowercasing = TextPipeline.standard
    lowercasing.bert.lowercases = true
    let parts = [WordCounts([]), WordCounts([]), WordCounts([], pipeline: lowercasing)]
    #expect(
      throws: WordCountingError.pipelinesDiffer(
        .part(2), .part(0), lowercasing.differences(from: .standard))
    ) { try WordCounts.joined(parts) }
  }
}
