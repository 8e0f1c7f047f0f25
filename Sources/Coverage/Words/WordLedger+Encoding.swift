internal import WordPiece

/// A word that has no record yet.
struct WaitingWord: BitwiseCopyable {
  let bytes: UnsafeRawBufferPointer
  let record: WordRecord
  /// The traits that all of its characters have, and those that any has.
  let traitsOfAll: UInt16
  let traitsOfAny: UInt16
}

// Words are encoded many together, because that hides the waiting for memory (`EncoderGroup`).
extension WordLedger {
  /// Makes a word's record, to be filled by the next `encodeWaiting`; until then it holds no more than the number of characters.
  ///
  /// No more than `batchCapacity` words may wait.
  /// - Parameter word: as long as it waits.
  func add(_ word: UnsafeRawBufferPointer, _ record: WordRecord) {
    let own = contents
    let scalars = own.pointee.words.append(word)
    var (all, any) = (UInt16.max, UInt16.zero)
    for scalar in scalars {
      let traits = traits.of(scalar)
      all &= traits
      any |= traits
    }
    record.characters = UInt32(truncatingIfNeeded: scalars.count)
    (own.pointee.waiting + own.pointee.words.count - 1).initialize(
      to: WaitingWord(bytes: word, record: record, traitsOfAll: all, traitsOfAny: any))
  }

  /// Fills the records of the words that wait.
  /// - Complexity: O(length) for each word and vocabulary.
  func encodeWaiting() {
    let own = contents
    guard own.pointee.words.count > 0 else { return }
    for group in encoders { group.encode(own.pointee.words) }
    for place in 0..<vocabularyCount { own.pointee.results[place] = own.pointee.words.room(ofResult: place) }
    for number in 0..<own.pointee.words.count { fill(own.pointee.waiting[number], number) }
    own.pointee.words.removeAll()
  }

  private func fill(_ word: WaitingWord, _ number: Int) {
    let own = contents
    let record = word.record
    let isCovered = word.traitsOfAll & CharacterTraits.isCovered != 0
    record.firstID = UInt32(truncatingIfNeeded: own.pointee.ids.count)
    record.classMask = word.traitsOfAny & CharacterTraits.classes
    let needsNote = detail.hasDistributions && record.classMask & (record.classMask &- 1) != 0
    var isLacking = false
    for place in 0..<vocabularyCount {
      let uncovered =
        isCovered ? 0 : vocabularies[place].characters.uncoveredCount(own.pointee.words.scalars(of: number))
      let finding = keep(word, number, uncovered: uncovered, place)
      isLacking = isLacking || finding.isLacking
      own.pointee.wordFindings[place] = finding
    }
    if comparisonCount > 0 { record.setDifferenceMask(differenceMask(number), vocabularies: vocabularyCount) }
    if isLacking || needsNote { addNote(record, own.pointee.words.scalars(of: number), isLacking) }
  }

  /// Appends a word's ids under one vocabulary.
  /// - Parameter uncovered: characters that are no token of their own where they stand.
  /// - Returns: What the vocabulary lacks in it.
  @inline(__always)
  private func keep(_ word: WaitingWord, _ number: Int, uncovered: Int, _ place: Int) -> WordFinding {
    let result = contents.pointee.results[place]
    let count = Int(result.counts[number])
    guard count > 0 else { return keepUnknown(word, uncovered: uncovered, place) }
    if keepsIDs[place] {
      contents.pointee.ids.append(result.pieces + Int(contents.pointee.words.starts[number]), count: count)
    }
    word.record.setTokens(UInt32(truncatingIfNeeded: count), place)
    return WordFinding(uncoveredCharacters: uncovered)
  }

  @inline(never)
  private func keepUnknown(_ word: WaitingWord, uncovered: Int, _ place: Int) -> WordFinding {
    if keepsIDs[place] { contents.pointee.ids.append(vocabularies[place].unknownID) }
    word.record.setTokens(1, place)
    return WordFinding(
      uncoveredCharacters: uncovered,
      failure: detail.hasDistributions ? WordFailure(vocabularies[place].encoder.segment(word.bytes).failure) : nil)
  }

  private func addNote(_ record: WordRecord, _ scalars: UnsafeBufferPointer<UInt32>, _ isLacking: Bool) {
    var counts = ClassCounts.zero
    for scalar in scalars { counts[traits.place(of: scalar)] += 1 }
    let own = contents
    record.note = UInt32(truncatingIfNeeded: own.pointee.notes.count + 1)
    WordNote.append(
      to: &own.pointee.notes, counts, classMask: record.classMask,
      firstFinding: isLacking ? own.pointee.findings.count : nil)
    guard isLacking else { return }
    for place in 0..<vocabularyCount { own.pointee.findings.append(own.pointee.wordFindings[place]) }
  }
}
