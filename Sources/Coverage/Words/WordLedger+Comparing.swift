extension WordLedger {
  /// Bit c: the vocabularies of comparison c, the first and the one after the c-th, cut the word being encoded at other
  /// places, or only one of them knows it.
  /// - Parameter number: of the word among those that wait.
  func differenceMask(_ number: Int) -> UInt32 {
    let first = contents.pointee.results[0]
    let start = Int(contents.pointee.words.starts[number])
    var mask: UInt32 = 0
    for place in 1..<comparisonCount &+ 1 {
      let other = contents.pointee.results[place]
      var isDifferent = first.counts[number] != other.counts[number]
      if !isDifferent, contents.pointee.words.isShared(number, sharers[place]) { continue }
      var piece = start
      while !isDifferent, piece < start &+ Int(first.counts[number]) {
        isDifferent = first.pieces[piece].end != other.pieces[piece].end
        piece &+= 1
      }
      if isDifferent { mask |= 1 << UInt32(truncatingIfNeeded: place &- 1) }
    }
    return mask
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
