internal import WordPiece

extension WordLedger {
  /// Appends the word's ids under one vocabulary, and what it lacks.
  func cut(_ word: UnsafeRawBufferPointer, _ vocabulary: MeasuredVocabulary) {
    let start = ids.count
    appendIDs(word, vocabulary.encoder)
    cuts.append(start..<ids.count)
    var finding = WordFinding(uncoveredCharacters: uncoveredCharacters(word, vocabulary.characters))
    if ids.count == start + 1 && ids[start] == vocabulary.encoder.unknownID {
      finding.failure = WordFailure(vocabulary.encoder.segment(word).failure)
    }
    wordFindings.append(finding)
  }

  /// The encoder writes at most one id for each byte into a scratch space, which is appended.
  private func appendIDs(_ word: UnsafeRawBufferPointer, _ encoder: WordEncoder) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: word.count) { scratch in
      guard let start = scratch.baseAddress else { return }
      let count = encoder.encode(word, into: start)
      ids.append(contentsOf: scratch[..<count])
    }
  }

  /// Characters that are no token of their own where they stand.
  private func uncoveredCharacters(_ word: UnsafeRawBufferPointer, _ tokens: SingleCharacterTokens) -> UInt32 {
    var count: UInt32 = 0
    forEachScalar(word) { scalar, offset in
      if !(offset == 0 ? tokens.holdsAtStart(scalar) : tokens.holdsInside(scalar)) { count += 1 }
    }
    return count
  }

  /// Whether the vocabulary at `place` and the first one cut the word being encoded at other places, or only one of them
  /// knows it.
  func isCutDifferently(_ place: Int) -> Bool {
    let isUnknown = wordFindings[place].failure != .none
    guard isUnknown == (wordFindings[0].failure != .none) else { return true }
    guard !isUnknown else { return false }
    guard cuts[0].count == cuts[place].count else { return true }
    let (first, other) = (vocabularies[0].textByteCounts, vocabularies[place].textByteCounts)
    return !zip(cuts[0], cuts[place]).allSatisfy { first[Int(ids[$0])] == other[Int(ids[$1])] }
  }
}

extension WordFailure {
  fileprivate init(_ failure: WordSegmentation.Failure?) {
    switch failure {
    case nil: self = .none
    case .tooLong: self = .tooLong
    case .missing(let missing): self = .missing(missing.scalar, byteOffset: missing.byteOffset)
    }
  }
}
