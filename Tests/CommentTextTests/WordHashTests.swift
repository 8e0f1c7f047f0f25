import CommentText
import TestSupport
import Testing

struct WordHashTests {
  private func hash(_ word: [UInt8], followedBy next: UInt8) -> UInt64 {
    (word + [UInt8](repeating: next, count: 8)).withUnsafeBytes { WordHash.hash($0.baseAddress!, word.count) }
  }

  @Test("What follows a word does not enter its hash")
  func padding() {
    for length in 0...40 {
      let word = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 1) }
      #expect(hash(word, followedBy: 0) == hash(word, followedBy: 0xFF))
    }
  }

  @Test("A hash depends on every bit and on the length")
  func everyBit() {
    for length in 1...33 {
      let word = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 11) }
      var seen: Set<UInt64> = [hash(word, followedBy: 0), hash(word + [0], followedBy: 0)]
      for bit in 0..<length * 8 {
        var changed = word
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        seen.insert(hash(changed, followedBy: 0))
      }
      #expect(seen.count == length * 8 + 2)
    }
  }

  @Test("Short words spread evenly over small tables, by their low and by their high bits")
  func spread() {
    let buckets = 1 << 12
    var (low, high) = ([Int](repeating: 0, count: buckets), [Int](repeating: 0, count: buckets))
    for syllable in UInt32(0xAC00)...0xD7A3 {
      for end in UInt8(0x61)...0x66 {
        let hash = hash(Array(String(Unicode.Scalar(syllable)!).utf8) + [end], followedBy: 0)
        low[Int(hash & 0xFFF)] += 1
        high[Int(hash >> 52)] += 1
      }
    }
    // Chi-square with 4,095 degrees of freedom: mean 4,095, standard deviation 90.5; six of them are allowed.
    let expected = Double(11_172 * 6) / Double(buckets)
    for counts in [low, high] {
      let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
      #expect(chiSquare < 4095 + 6 * 90.5)
    }
  }

  @Test("The hash is the same on every machine")
  func fixed() {
    #expect(hash(Array("가".utf8), followedBy: 0) == 0xE28A_D2D5_F13E_6A99)
  }
}
