/// Some of the words of a batch: a bit for each.
struct WordMarks: BitwiseCopyable {
  static let capacity = 256

  private var bits = SIMD4<UInt64>.zero

  @inline(__always)
  func contains(_ word: Int) -> Bool { bits[word &>> 6] &>> UInt64(word & 63) & 1 != 0 }

  mutating func insert(_ word: Int) { bits[word >> 6] |= 1 << UInt64(word & 63) }
}
