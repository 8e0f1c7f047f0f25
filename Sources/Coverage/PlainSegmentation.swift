internal import WordPiece

/// How one vocabulary cuts one word, found by trying every prefix from the longest: the definition, without speed.
struct PlainSegmentation {
  /// Token ids; the single unknown id where the word cannot be spelt.
  let ids: [Int]
  let isUnknown: Bool
  /// Byte offsets in the word where each token ends; empty if unknown.
  let ends: [Int]

  /// - Complexity: O(n²) look-ups for n bytes.
  init(_ word: UnsafeRawBufferPointer, _ vocabulary: Vocabulary, unknownID: Int) {
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    var ids: [Int] = []
    var ends: [Int] = []
    var start = 0
    let isTooLong = scalarCount(word) > 100
    while !isTooLong, start < word.count {
      let lead = start == 0 ? [] : prefix
      let match = stride(from: word.count, to: start, by: -1).lazy
        .compactMap { end in vocabulary.id(of: lead + word[start..<end]).map { (id: $0, end: end) } }.first
      guard let match else { break }
      ids.append(match.id)
      ends.append(match.end)
      start = match.end
    }
    isUnknown = isTooLong || start < word.count
    self.ids = isUnknown ? [unknownID] : ids
    self.ends = isUnknown ? [] : ends
  }
}

/// Unicode scalars in valid UTF-8: the bytes that do not continue a sequence.
func scalarCount(_ utf8: UnsafeRawBufferPointer) -> Int { utf8.count { $0 & 0xC0 != 0x80 } }
