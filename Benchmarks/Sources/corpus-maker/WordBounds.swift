/// What separates words here: ASCII white space, controls and punctuation.
///
/// The pre-tokeniser knows more separators; they are rare in comments, and the growth of distinct words is the same.
enum WordBounds {
  static let separates: [Bool] = (0..<256).map { byte in
    switch byte {
    case 0...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: true
    default: false
    }
  }

  /// Calls `body` with the range of each word.
  /// - Complexity: O(bytes)
  static func forEachWord(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
    separates.withUnsafeBufferPointer { separates in
      var start = 0
      for position in bytes.indices where separates[Int(bytes[position])] {
        if position > start { body(start..<position) }
        start = position + 1
      }
      if bytes.count > start { body(start..<bytes.count) }
    }
  }

  /// A 64-bit hash of a word (FNV-1a with a final mix); two words share one about never.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in range { hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01B3 }
    return SplitMix64.mixed(hash)
  }
}
