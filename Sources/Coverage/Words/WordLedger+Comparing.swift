extension WordLedger {
  /// Bit c: the vocabularies of comparison c, the first and the one after the c-th, cut the word being encoded at other
  /// places, or only one of them knows it.
  func differenceMask(_ record: WordRecord) -> UInt32 {
    var mask: UInt32 = 0
    for place in 1..<vocabularyCount where isCutDifferently(record, place) { mask |= 1 << UInt32(place - 1) }
    return mask
  }

  private func isCutDifferently(_ record: WordRecord, _ place: Int) -> Bool {
    let findings = contents.pointee.wordFindings
    guard findings[place].isUnknown == findings[0].isUnknown else { return true }
    guard !findings[place].isUnknown else { return false }
    let (first, other) = (idPlaces(record, 0), idPlaces(record, place))
    guard first.count == other.count else { return true }
    return zip(first, other).contains { first, other in
      vocabularies[0].textByteCounts[contents.pointee.ids[first]]
        != vocabularies[place].textByteCounts[contents.pointee.ids[other]]
    }
  }

  /// For each class the characters of a word that are no token of their own where they stand.
  func uncoveredClasses(_ word: UnsafeRawBufferPointer, _ vocabulary: Int) -> ClassCounts {
    var counts = ClassCounts.zero
    forEachScalar(word) { scalar, offset in
      let characters = vocabularies[vocabulary].characters
      if !(offset == 0 ? characters.holdsAtStart(scalar) : characters.holdsInside(scalar)) {
        counts[traits.place(of: scalar)] += 1
      }
    }
    return counts
  }
}
