internal import WordPiece

/// Cuts words with a vocabulary's tokens and added ones: the longest match of both at each place.
struct WordWalk: Sendable {
  let encoder: WordEncoder

  /// A place where an added token matches.
  struct Match: Sendable {
    var start: Int32
    var end: Int32
  }

  /// What the word costs with the added matches.
  ///
  /// Where nothing matches, the character there is noted as lacking and passed over as if it were a token.
  /// - Parameter added: in any order.
  func cost(_ word: UnsafeRawBufferPointer, added: some Sequence<Match>) -> WordCost {
    var tokens = 0
    var lacking: [(isStart: Bool, text: UnsafeRawBufferPointer)] = []
    var place = 0
    while place < word.count {
      var end = encoder.endOfLongestToken(of: word, at: place) ?? place
      for match in added where Int(match.start) == place && Int(match.end) > end { end = Int(match.end) }
      if end == place {
        end = place + characterByteCount(word[place])
        let text = UnsafeRawBufferPointer(rebasing: word[place..<min(end, word.count)])
        let isKnown = lacking.contains { $0.isStart == (place == 0) && $0.text.elementsEqual(text) }
        if !isKnown { lacking.append((place == 0, text)) }
      }
      tokens += 1
      place = end
    }
    return WordCost(tokens: tokens, lacking: lacking.count)
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
