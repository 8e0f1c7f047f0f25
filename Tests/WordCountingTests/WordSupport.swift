import CommentText
import TestSupport

import WordCounting

extension CountingTable {
  /// Adds words in batches of a given size, as a scanner would.
  func add(_ words: [[UInt8]], batchCount: Int = WordScanner.batchCapacity) {
    withBatches(of: words, batchCount) { add($0) }
  }

  var plain: PlainCounts {
    var plain = PlainCounts()
    forEachEntry { plain.add(Array($0.bytes), $0.count) }
    return plain
  }
}

/// Calls `body` with batches of `words`; padding stands after each word, filled with a byte that is not zero.
func withBatches(of words: [[UInt8]], _ batchCount: Int, _ body: (WordBatch) -> Void) {
  var bytes: [UInt8] = []
  for word in words { bytes += word + [UInt8](repeating: 0xA5, count: WordScanner.padding) }
  bytes.withUnsafeBytes { bytes in
    var offset = 0
    var starts: [UnsafeRawPointer] = []
    for word in words {
      starts.append(bytes.baseAddress! + offset)
      offset += word.count + WordScanner.padding
    }
    let byteCounts = words.map(\.count)
    starts.withUnsafeBufferPointer { starts in
      byteCounts.withUnsafeBufferPointer { byteCounts in
        for first in stride(from: 0, to: words.count, by: batchCount) {
          body(
            WordBatch(
              count: min(batchCount, words.count - first), starts: starts.baseAddress! + first,
              byteCounts: byteCounts.baseAddress! + first))
        }
      }
    }
  }
}

/// Random words of bytes; few letters, so that they repeat and begin alike.
func randomWords(_ count: Int, longest: Int, seed: UInt64) -> [[UInt8]] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in
    let length = Int.random(in: 1...longest, using: &generator)
    return (0..<length).map { _ in [0, 97, 98, 255].randomElement(using: &generator)! }
  }
}
