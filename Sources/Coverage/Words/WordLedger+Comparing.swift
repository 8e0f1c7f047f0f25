internal import Storage
internal import WordPiece

extension WordLedger {
  /// Bit c: the vocabularies of comparison c, the first and the one after the c-th, cut the word being encoded at other
  /// places, or only one of them knows it.
  /// - Parameter number: of the word among those that wait.
  @inline(__always)
  func differenceMask(_ number: Int) -> UInt32 {
    var mask: UInt32 = 0
    for place in 1..<comparisonCount &+ 1 where isDifferent(number, place) {
      mask |= 1 << UInt32(truncatingIfNeeded: place &- 1)
    }
    return mask
  }

  /// Whether the first vocabulary and another cut a word differently.
  ///
  /// One that does not cut it as all together do has a shorter token where it lacks theirs, and so another end.
  @inline(__always)
  private func isDifferent(_ number: Int, _ place: Int) -> Bool {
    let (first, other) = (contents.pointee.results[0], contents.pointee.results[place])
    if first.counts[number] != other.counts[number] { return true }
    if first.counts[number] == 0 { return false }
    let held = contents.pointee.words.holders[number] & holders[place]
    return held == 0 ? hasOtherEnds(number, first, other) : held != holders[place]
  }

  @inline(never)
  private func hasOtherEnds(_ number: Int, _ first: ScalarWords.ResultRoom, _ other: ScalarWords.ResultRoom) -> Bool {
    let start = Int(contents.pointee.words.starts[number])
    return (start..<start + Int(first.counts[number])).contains { first.pieces[$0].end != other.pieces[$0].end }
  }

  /// For each class the characters of a word that are no token of their own where they stand.
  func uncoveredClasses(_ word: UnsafeRawBufferPointer, _ vocabulary: Int) -> ClassCounts {
    var counts = ClassCounts.zero
    UTF8Scalars.forEach(of: word) { scalar, offset in
      let characters = vocabularies[vocabulary].characters
      if !(offset == 0 ? characters.holdsAtStart(scalar) : characters.holdsInside(scalar)) {
        counts[traits.place(of: scalar)] += 1
      }
    }
    return counts
  }
}
