import TestSupport
import Testing
import VocabPruning

@Suite struct OrderedHeapTests {
  @Test func `Numbers leave by key, of equal keys the higher first, whatever changed in between`() throws {
    for seed in 0..<500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var keys = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
      var left = Set(keys.indices)
      var heap = OrderedHeap(keys)
      while let first = heap.first {
        let expected = left.min { (keys[$0], $1) < (keys[$1], $0) }
        try #require(first == expected && heap.count == left.count, "seed \(seed)")
        let number = Int.random(in: keys.indices, using: &random)
        if Bool.random(using: &random) {
          keys[number] = Int.random(in: 0...9, using: &random)
          heap.setKey(keys[number], of: number)
          try #require(heap.key(of: number) == keys[number])
        } else {
          heap.remove(number)
          left.remove(number)
        }
      }
      try #require(left.isEmpty, "seed \(seed)")
    }
  }
}
