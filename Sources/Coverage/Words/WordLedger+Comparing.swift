extension WordLedger {
  /// Bit c: the vocabularies of comparison c, the first and the one after the c-th, cut the word being encoded at other
  /// places, or only one of them knows it.
  /// - Parameter number: of the word among those that wait.
  func differenceMask(_ number: Int) -> UInt32 {
    var mask: UInt32 = 0
    for place in 1..<comparisonCount + 1 where isCutDifferently(number, place) { mask |= 1 << UInt32(place - 1) }
    return mask
  }

  private func isCutDifferently(_ number: Int, _ place: Int) -> Bool {
    let (own, words) = (vocabularies, contents.pointee.words)
    let (first, other) = (words.ids(of: number, result: 0), words.ids(of: number, result: place))
    guard first.count == other.count else { return true }
    if own[0].extension == place {
      // The same tokens have the same ids; neither has any where both do not know the word.
      return !first.elementsEqual(other)
    }
    return (0..<first.count).contains {
      own[0].textByteCounts[Int(first[$0])] != own[place].textByteCounts[Int(other[$0])]
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
