/// Encoders that share a trie's shape and encode words together, in one thread.
///
/// At first words are cut by the tokens of all. As long as a longest match is a token of a vocabulary, it is the
/// longest match of this vocabulary; only from the first that it lacks is there anything to be walked for.
///
/// References to what threads share are counted for every few words otherwise, by all threads in the same places; so
/// nothing but pointers is used here, into shapes that live as long as this object does.
package final class EncoderGroup {
  private let encoders: [WordEncoder]
  private let walker: TrieWalker
  private let members: UnsafeMutablePointer<Member>
  private let memberCount: Int
  /// Of all members.
  private let maximumScalarCount: Int
  /// For each member its added tokens, by their scalars; all empty but for vocabularies that have some.
  private let addedWords: [[[UInt32]: Int32]]
  private let hasAddedWords: Bool

  private struct Member: BitwiseCopyable {
    let ids: UnsafeMutablePointer<Int32>
    let tokenBit: UInt32
    let maximumScalarCount: Int
    /// Which result of `ScalarWords` is its.
    let result: Int
    let needsIDs: Bool
  }

  /// Encoders in groups; an encoder's result is that of its place, and they need room for one more.
  /// - Parameter needsIDs: whether the ids of that place's tokens are wanted; else there are only their number and
  ///   where they end, and this for the words alone that it cuts otherwise than all together do
  ///   (`ScalarWords.holders`).
  package static func groups(
    _ encoders: [WordEncoder], needsIDs: (Int) -> Bool = { _ in true }
  ) -> [EncoderGroup] {
    var groups: [[Int]] = []
    for (place, encoder) in encoders.enumerated() {
      if let known = groups.firstIndex(where: { encoders[$0[0]].trie.shape === encoder.trie.shape }) {
        groups[known].append(place)
      } else {
        groups.append([place])
      }
    }
    // Whose spellings are shared is known of the group that comes last.
    let areAllNeeded = groups.count > 1
    return groups.map { EncoderGroup(encoders, $0) { areAllNeeded || needsIDs($0) } }
  }

  private init(_ encoders: [WordEncoder], _ places: [Int], _ needsIDs: (Int) -> Bool) {
    self.encoders = places.map { encoders[$0] }
    addedWords = places.map { place in
      Dictionary(
        encoders[place].addedWords.map { word, id in
          (String(decoding: word.dropFirst(), as: UTF8.self).unicodeScalars.map(\.value), id)
        }
      ) { $1 }
    }
    hasAddedWords = addedWords.contains { !$0.isEmpty }
    walker = TrieWalker(encoders[places[0]].trie.shape)
    memberCount = places.count
    members = .allocate(capacity: places.count)
    maximumScalarCount = places.reduce(0) { max($0, encoders[$1].maximumScalarCount) }
    for (number, place) in places.enumerated() {
      let encoder = encoders[place]
      (members + number).initialize(
        to: Member(
          ids: encoder.trie.ids, tokenBit: encoder.trie.tokenBit, maximumScalarCount: encoder.maximumScalarCount,
          result: place, needsIDs: needsIDs(place)))
    }
  }

  deinit { members.deallocate() }

  /// The bits of two encoders in `ScalarWords.holders`, by their places; 0 unless both are in this group.
  package func holders(_ place: Int, _ other: Int) -> UInt32 {
    let bits = [place, other].compactMap { place in
      (0..<memberCount).first { members[$0].result == place }.map { members[$0].tokenBit }
    }
    return bits.count == 2 ? bits[0] | bits[1] : 0
  }

  /// Encodes words; for each of them and each encoder the same as `WordEncoder.encode`, but that an unknown word has
  /// no tokens.
  package func encode(_ words: ScalarWords) {
    walker.code(words)
    let all = memberCount > 1 ? words.resultCount - 1 : nil
    if let all {
      walker.cut(
        words, result: all, maximumScalarCount: maximumScalarCount, tokenBits: DoubleArray.Node.tokenBits, whole: nil)
      walker.noteHolders(words, result: all)
    }
    for number in 0..<memberCount {
      let member = members[number]
      walker.cut(
        words, result: member.result, maximumScalarCount: member.maximumScalarCount, tokenBits: member.tokenBit,
        whole: all)
      if member.needsIDs { name(words, member, all ?? member.result) }
    }
    if hasAddedWords { takeAddedWords(words) }
  }

  /// Makes words that are added tokens one piece each.
  private func takeAddedWords(_ words: ScalarWords) {
    for (number, added) in addedWords.enumerated() where !added.isEmpty {
      let member = members[number]
      let room = words.room(ofResult: member.result)
      for word in words.addedTokens {
        let range = words.range(of: word)
        guard let id = added[Array(words.scalars(of: word))] else { continue }
        room.pieces[range.lowerBound] = ScalarWords.Piece(token: id, end: UInt32(range.upperBound))
        room.counts[word] = 1
        words.holders[word] &= ~member.tokenBit
      }
    }
  }

  /// Replaces slots by ids, and takes over the pieces of words that a member cuts as all together do.
  private func name(_ words: ScalarWords, _ member: Member, _ all: Int) {
    let (room, whole) = (words.room(ofResult: member.result), words.room(ofResult: all))
    for word in 0..<words.count {
      let pieces = words.holders[word] & member.tokenBit != 0 ? whole.pieces : room.pieces
      let start = Int(words.starts[word])
      for place in start..<start &+ Int(room.counts[word]) {
        let piece = pieces[place]
        room.pieces[place] = ScalarWords.Piece(token: member.ids[Int(piece.token)], end: piece.end)
      }
    }
  }
}
