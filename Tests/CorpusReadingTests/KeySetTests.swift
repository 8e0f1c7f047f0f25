import CorpusReading
import Storage
import TestSupport
import Testing

@Suite struct `A set of keys` {
  /// Few different keys, some with equal halves, and the one that is zero.
  private func keys(_ count: Int, seed: UInt64) -> [HashKey] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let high = UInt64.random(in: .min ... .max, using: &generator)
      let low = UInt64.random(in: .min ... .max, using: &generator)
      return switch UInt8.random(in: 0..<4, using: &generator) {
      case 0: HashKey(high: high, low: low)
      case 1: HashKey(high: high, low: 5)
      case 2: HashKey(high: 7, low: low & 63)
      default: HashKey(high: 0, low: 0)
      }
    }
  }

  @Test(arguments: [0, 100_000, 1 << 21, 1 << 25]) func `knows and counts what was added`(byteLimit: Int) {
    for seed in 0..<5 as Range<UInt64> {
      let set = KeySet(byteLimit: byteLimit, .countsAndTags)
      var oracle: [HashKey: (count: Int, tag: UInt64)] = [:]
      for (tag, key) in keys(20_000, seed: seed).enumerated() where set.hasRoom(for: 1) {
        #expect(set.countAgain(HashKey(high: key.high, low: ~key.low)) == nil)
        let count = set.insert(key, tag: UInt64(tag))
        let expected = oracle[key].map { $0.count + 1 }
        #expect(count == expected, "seed \(seed), \(key)")
        oracle[key] = (expected ?? 1, oracle[key]?.tag ?? UInt64(tag))
      }
      #expect(set.count == oracle.count)
      var found: [UInt64: Int] = [:]
      set.forEachCount { found[$1] = $0 }
      #expect(found == Dictionary(uniqueKeysWithValues: oracle.values.map { ($0.tag, $0.count) }))
    }
  }

  @Test func `takes no more memory than it may, and uses most of it`() {
    for byteLimit in [1 << 20, 3 << 20, 64 << 20, 4_000_000_000] {
      let set = KeySet(byteLimit: byteLimit)
      #expect(set.countLimit * 16 <= byteLimit)
      #expect(set.countLimit * 16 >= byteLimit / 100 * 40)
    }
    // Half of 8 GB holds the comments of KcELECTRA's corpus.
    #expect(KeySet(byteLimit: 4_000_000_000).countLimit > 180_000_000)
  }
}
