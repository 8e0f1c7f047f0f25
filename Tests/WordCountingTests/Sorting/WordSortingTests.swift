import TestSupport
import Testing
import WordCounting

struct WordSortingTests {
  private func check(_ words: [[UInt8]], _ comment: Comment = "") {
    let counts = WordCounts(words.map { ($0, 1) })
    for threads in [1, 2, 5] {
      var sorted: [[UInt8]] = []
      counts.sortedByBytes(threads: threads).forEach { word, _ in sorted.append(Array(word)) }
      #expect(sorted == Set(words).sorted { $0.lexicographicallyPrecedes($1) }, comment)
    }
  }

  @Test func sortsByBytesAndPrefixesFirst() {
    check(["나", "가나", "가", "b", "", "a", "가가", "ab"].map { Array($0.utf8) }.filter { !$0.isEmpty })
  }

  @Test func sortsEveryWordOfThreeLetters() {
    var words: [[UInt8]] = []
    let letters: [UInt8] = [0, 1, 127, 128, 255]
    for first in letters {
      words.append([first])
      for second in letters {
        words.append([first, second])
        for third in letters { words.append([first, second, third]) }
      }
    }
    check(words)
  }

  /// Zero bytes at the end are part of a word, wherever eight bytes end.
  @Test func tellsZeroBytesFromTheEnd() {
    check((1...40).map { [UInt8](repeating: 0, count: $0) } + (1...40).map { [1] + [UInt8](repeating: 0, count: $0) })
  }

  @Test(arguments: 1...30) func agreesWithAPlainSort(seed: UInt64) {
    check(randomWords(4000, longest: Int(seed) * 2, seed: seed), "seed \(seed)")
  }

  @Test func sortsLongWordsThatBeginAlike() {
    let stem = [UInt8](repeating: 97, count: 20_000)
    check(
      (0..<300).map { Array(stem.prefix(20_000 - $0 * 8)) }
        + (0..<300).map { stem + [UInt8($0 % 256), UInt8($0 / 256)] })
  }

  @Test func keepsPartitionSizes() {
    let counts = WordCounts(randomWords(5000, longest: 9, seed: 1).map { ($0, 3) }).sortedByBytes(threads: 2)
    #expect(counts.occurrences == 15_000)
    for (index, size) in counts.partitions.enumerated() {
      var found = PartitionSize()
      counts.forEach(inPartition: index) { word, count in
        found.distinctWordCount += 1
        found.occurrences += count
        found.byteCount += word.count
      }
      #expect(found == size)
    }
  }
}
