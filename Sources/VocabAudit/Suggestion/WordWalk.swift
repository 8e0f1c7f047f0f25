internal import Storage
internal import WordPiece

/// Cuts words with a vocabulary's tokens and notes what they lack.
struct WordWalk: Sendable {
  let encoder: WordEncoder

  /// Whether the word is cut into tokens at all: no added token, and not too long.
  func isCut(_ word: UnsafeRawBufferPointer) -> Bool {
    guard !encoder.isAddedToken(word) else { return false }
    let maximum = encoder.maximumScalarCount
    return word.count <= maximum || scalarCount(word) <= maximum
  }

  /// What a word that cannot be spelled would save as a token, at each occurrence.
  func promiseOfUnknown(_ word: UnsafeRawBufferPointer, unknownWordCost: Int) -> Int {
    let lacking = lackingCharacters(word)
    return WordCost(tokens: 0, lacking: lacking.count).value(unknownWordCost: unknownWordCost) - WordCost.unit
  }

  /// The characters that the word lacks, each once.
  func lackingCharacters(_ word: [UInt8]) -> [SuggestedToken] {
    (word + [UInt8](repeating: 0, count: WordEncoder.padding)).withUnsafeBytes {
      lackingCharacters(UnsafeRawBufferPointer(rebasing: $0[..<word.count]))
    }
  }

  func lackingCharacters(_ word: UnsafeRawBufferPointer) -> [SuggestedToken] {
    var lacking: [SuggestedToken] = []
    var place = 0
    while place < word.count {
      if let end = encoder.endOfLongestToken(of: word, at: place) {
        place = end
      } else {
        let end = min(place + characterByteCount(word[place]), word.count)
        let token = SuggestedToken(text: Array(word[place..<end]), isContinuation: place > 0)
        if !lacking.contains(token) { lacking.append(token) }
        place = end
      }
    }
    return lacking
  }
}

/// Bytes of the character that begins with this byte.
@inline(__always)
func characterByteCount(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
