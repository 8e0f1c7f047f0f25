internal import Storage

/// The characters of a word. One is used for many words, one after the other.
struct WordCharacters {
  private(set) var scalars: [UInt32] = []
  /// The first byte of each character, then the word's length.
  private(set) var offsets: [Int] = []

  var count: Int { scalars.count }

  /// Takes the place of the word before.
  /// - Parameter word: valid UTF-8.
  mutating func read(_ word: UnsafeRawBufferPointer) {
    scalars.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    UTF8Scalars.forEach(of: word) { scalar, offset in
      scalars.append(scalar)
      offsets.append(offset)
    }
    offsets.append(word.count)
  }

  /// The position of the character that begins at an offset behind a position's.
  /// - Complexity: O(characters between).
  func position(atOffset offset: Int, from position: Int) -> Int32 {
    var position = position
    while offsets[position] < offset { position += 1 }
    return Int32(position)
  }
}
