internal import WordPiece

/// Cuts words with a vocabulary's tokens and notes what they lack.
struct WordWalk: Sendable {
  let encoder: WordEncoder

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
