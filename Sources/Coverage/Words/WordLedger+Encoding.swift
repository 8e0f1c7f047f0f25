internal import WordPiece

/// A word that has no record yet.
struct WaitingWord: BitwiseCopyable {
  let bytes: UnsafeRawBufferPointer
  let record: WordRecord
  /// Scalars.
  let characters: Int
  /// The traits that all of its characters have, and those that any has.
  let traitsOfAll: UInt16
  let traitsOfAny: UInt16
}

// Words are encoded many together, because that hides the waiting for memory (`EncoderGroup`).
extension WordLedger {
  /// Makes a word's record, to be filled by the next `encodeWaiting`.
  ///
  /// No more than `batchCapacity` words may wait.
  /// - Parameter word: as long as it waits; with `AddedTokenMark` if it is one.
  func add(_ word: UnsafeRawBufferPointer, _ record: WordRecord) {
    guard let token = AddedTokenMark.text(of: word) else { return addUnmarked(word, record) }
    addUnmarked(token, record)
    contents.pointee.words.noteAddedToken()
  }

  /// Takes the word last added for an added token if it is equal to one, marked or not.
  func takeForAddedToken() {
    if hasAddedTokens { contents.pointee.words.noteAddedToken() }
  }

  private func addUnmarked(_ word: UnsafeRawBufferPointer, _ record: WordRecord) {
    let own = contents
    var (characters, all, any) = own.pointee.words.append(word, traits.known)
    if all & CharacterTraits.isKnown == 0 {
      (all, any) = traits.of(own.pointee.words.scalars(of: own.pointee.words.count - 1))
    }
    (own.pointee.waiting + own.pointee.words.count - 1).initialize(
      to: WaitingWord(
        bytes: word, record: record, characters: characters, traitsOfAll: all, traitsOfAny: any))
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

  @inline(__always)
  private func fill(_ word: WaitingWord, _ number: Int) {
    let own = contents
    let characters = word.characters
    let classMask = word.traitsOfAny & CharacterTraits.classes
    let hasFewClasses = classMask.nonzeroBitCount <= 2 || !detail.hasDistributions
    let isShort = characters <= WordRecord.mostPlainCharacters
    if hasFewClasses && isShort && isKnown(number) && isCovered(word, number) {
      let classes = ClassPair(mask: classMask)
      let hasOthers = classes.second != ClassPair.none && detail.hasDistributions
      let others = hasOthers ? characters &- self.characters(number, of: classes.first) : 0
      word.record.setPlain(
        firstID: own.pointee.ids.count, classes, characters: (characters &- others, others))
      for place in 0..<vocabularyCount { word.record.setTokens(keep(number, place), place) }
    } else {
      addNote(word, number)
    }
    if vocabularyCount > 1 { word.record.setDifferenceMask(differenceMask(number), vocabularies: vocabularyCount) }
  }

  /// The characters of a word that are of one class.
  @inline(never)
  private func characters(_ number: Int, of kind: Int) -> Int {
    contents.pointee.words.scalars(of: number).reduce(0) { $0 &+ (traits.place(of: $1) == kind ? 1 : 0) }
  }

  /// Whether every vocabulary knows a word.
  @inline(__always)
  private func isKnown(_ number: Int) -> Bool {
    (0..<vocabularyCount).allSatisfy { contents.pointee.results[$0].counts[number] > 0 }
  }

  /// Whether every vocabulary holds each of a word's characters as a token of its own where it stands.
  @inline(__always)
  private func isCovered(_ word: WaitingWord, _ number: Int) -> Bool {
    word.traitsOfAll & CharacterTraits.isCovered != 0 || isCovered(number)
  }

  @inline(never)
  private func isCovered(_ number: Int) -> Bool {
    let scalars = contents.pointee.words.scalars(of: number)
    return (0..<vocabularyCount).allSatisfy { vocabularies[$0].characters.uncoveredCount(scalars) == 0 }
  }

  /// Keeps the ids of a known word under one vocabulary.
  /// - Returns: The number of its tokens.
  @inline(__always)
  private func keep(_ number: Int, _ place: Int) -> Int {
    let result = contents.pointee.results[place]
    let count = Int(result.counts[number])
    if keepsIDs[place] {
      contents.pointee.ids.append(result.pieces + Int(contents.pointee.words.starts[number]), count: count)
    }
    return count
  }

  /// Makes a note of a word that is not plain.
  @inline(never)
  private func addNote(_ word: WaitingWord, _ number: Int) {
    let own = contents
    let scalars = own.pointee.words.scalars(of: number)
    let firstID = own.pointee.ids.count
    var isLacking = false
    var unknown: UInt32 = 0
    for place in 0..<vocabularyCount {
      let uncovered = vocabularies[place].characters.uncoveredCount(scalars)
      let isKnown = own.pointee.results[place].counts[number] > 0
      let tokens = isKnown ? keep(number, place) : keepUnknown(place)
      own.pointee.wordTokens[place] = UInt32(truncatingIfNeeded: tokens)
      let finding =
        isKnown
        ? WordFinding(uncoveredCharacters: uncovered)
        : WordFinding(uncoveredCharacters: uncovered, failure: failure(word.bytes, place))
      isLacking = isLacking || finding.isLacking
      if !isKnown { unknown |= 1 << UInt32(truncatingIfNeeded: place) }
      own.pointee.wordFindings[place] = finding
    }
    var classes = ClassCounts.zero
    for scalar in scalars { classes[traits.place(of: scalar)] += 1 }
    word.record.setNoted(own.pointee.notes.count, unknown: unknown)
    WordNote.append(
      to: &own.pointee.notes, classes, classMask: word.traitsOfAny & CharacterTraits.classes, characters: scalars.count,
      firstFinding: isLacking ? own.pointee.findings.count : nil, firstID: firstID,
      tokens: UnsafeBufferPointer(start: own.pointee.wordTokens, count: vocabularyCount))
    guard isLacking else { return }
    for place in 0..<vocabularyCount { own.pointee.findings.append(own.pointee.wordFindings[place]) }
  }

  /// Keeps the one token of an unknown word.
  private func keepUnknown(_ place: Int) -> Int {
    if keepsIDs[place] { contents.pointee.ids.append(vocabularies[place].unknownID) }
    return 1
  }

  /// Why a vocabulary does not know a word; nil where nobody asks.
  private func failure(_ word: UnsafeRawBufferPointer, _ place: Int) -> WordFailure? {
    detail.hasDistributions ? WordFailure(vocabularies[place].encoder.segment(word).failure) : nil
  }
}
