import CommentText
import TestSupport
import Testing
import WordCounting

struct CountingTableTests {
  @Test func countsEachWord() {
    let table = CountingTable()
    table.add(["가", "나", "가", "가나"].map { Array($0.utf8) })
    #expect(table.distinctWordCount == 3)
    #expect(table.plain.counts == [Array("가".utf8): 2, Array("나".utf8): 1, Array("가나".utf8): 1])
  }

  @Test(arguments: 1...40) func agreesWithADictionary(seed: UInt64) {
    let words = randomWords(3000, longest: Int(seed), seed: seed)
    var plain = PlainCounts()
    plain.add(words)
    let table = CountingTable()
    table.add(words, batchCount: Int(seed) * 7 % 256 + 1)
    #expect(table.plain == plain, "seed \(seed)")
  }

  /// Masks that make all hashes equal, or equal in what chooses the slot, the partition or the tag.
  @Test(arguments: [0, 0xFFFF, 0x3, 0xFC00_0000_0000_0000, 0xFFFF_0000_0000_0000, 0x0000_FFFF_FFFF_0000] as [UInt64])
  func countsCorrectlyWhateverCollides(hashMask: UInt64) {
    let words = randomWords(2000, longest: 20, seed: 5)
    var plain = PlainCounts()
    plain.add(words)
    let table = CountingTable(hashMask: hashMask)
    table.add(words)
    #expect(table.plain == plain)
  }

  @Test func tellsWordsApartByEveryByteAndByLength() {
    var words: [[UInt8]] = []
    for length in 1...50 {
      let word = [UInt8](repeating: 0, count: length)
      words.append(word)
      for position in word.indices {
        var changed = word
        changed[position] = 1
        words.append(changed)
      }
    }
    let table = CountingTable(hashMask: 0)
    table.add(words)
    table.add(words.reversed())
    #expect(table.distinctWordCount == words.count)
    #expect(table.plain.counts.values.allSatisfy { $0 == 2 })
  }

  @Test func growsPastItsFirstSizes() {
    let words = (0..<400_000).map { Array("w\($0)".utf8) }
    let table = CountingTable()
    table.add(words)
    table.add(words)
    #expect(table.distinctWordCount == words.count)
    #expect(table.plain.counts.values.allSatisfy { $0 == 2 })
  }

  @Test func takesWordsLargerThanAnyPieceOfMemory() {
    let words = [100_000, 5_000_000, 100_000, 3, 16_384].map { [UInt8](repeating: 7, count: $0) }
    let table = CountingTable()
    table.add(words)
    table.add([[7, 7, 7]])
    #expect(table.plain.counts == [words[0]: 2, words[1]: 1, words[3]: 2, words[4]: 1])
  }

  @Test func entriesKeepTheirPlaceAndPayload() {
    let table = CountingTable(payloadByteCount: 12)
    let words = randomWords(50_000, longest: 30, seed: 9)
    var first: [[UInt8]: WordEntry] = [:]
    withBatches(of: words, 256) { batch in
      withEntries(batch, table) { index, entry in
        let word = Array(batch[index])
        if let known = first[word] {
          #expect(known.address == entry.address)
        } else {
          entry.payload(12).storeBytes(of: 0, toByteOffset: 4, as: UInt64.self)
          first[word] = entry
        }
        let seen = entry.payload(12).loadUnaligned(fromByteOffset: 4, as: UInt64.self)
        entry.payload(12).storeBytes(of: seen + 1, toByteOffset: 4, as: UInt64.self)
      }
    }
    var visited = 0
    table.forEachEntry { entry in
      visited += 1
      #expect(entry.payload(12).loadUnaligned(fromByteOffset: 4, as: UInt64.self) == UInt64(entry.count))
    }
    #expect(visited == first.count)
  }

  @Test func passesOverLineEnds() {
    let table = CountingTable()
    withBatches(of: [[1], [], [1], []], 4) { batch in
      var positions: [Int] = []
      withEntries(batch, table) { index, _ in positions.append(index) }
      #expect(positions == [0, 2])
    }
    withBatches(of: [[], [1]], 2) { table.add($0) }
    #expect(table.plain.counts == [[1]: 3])
  }

  @Test func countsBeyond32And53Bits() {
    let table = CountingTable()
    table.add([[1], [2]])
    withBatches(of: [[1], [2]], 2) { batch in
      withEntries(batch, table) { index, entry in entry.count += index == 0 ? 1 << 32 : 1 << 53 }
    }
    table.add([[1], [2]])
    #expect(table.plain.counts == [[1]: 1 << 32 + 3, [2]: 1 << 53 + 3])
  }

  private func withEntries(_ batch: WordBatch, _ table: CountingTable, _ body: (Int, WordEntry) -> Void) {
    withUnsafeTemporaryAllocation(of: WordEntry?.self, capacity: batch.count) { entries in
      withUnsafeTemporaryAllocation(of: WordEntry.self, capacity: batch.count) { newEntries in
        let known = table.distinctWordCount
        let newCount = table.add(batch, entries: entries.baseAddress!, newEntries: newEntries.baseAddress!)
        #expect(newCount == table.distinctWordCount - known)
        #expect(Set(newEntries[..<newCount].map(\.address)).count == newCount)
        #expect(newEntries[..<newCount].allSatisfy { new in entries.contains { $0?.address == new.address } })
        for (index, entry) in entries.enumerated() {
          if let entry { body(index, entry) }
        }
      }
    }
  }
}
