/// Encodes each word that a thread meets for the first time, and keeps what came out.
///
/// Records lie in the thread's counting table; what has no fixed size is kept here: token ids and notes.
final class WordLedger {
  let vocabularies: [MeasuredVocabulary]
  let recordByteCount: Int
  var ids: [Int32] = []
  private(set) var notes: [WordNote] = []
  private(set) var findings: [WordFinding] = []
  private var classes = CharacterClassTable()
  /// Of the word being encoded, for each vocabulary.
  var cuts: [Range<Int>] = []
  var wordFindings: [WordFinding] = []

  init(_ vocabularies: [MeasuredVocabulary]) {
    self.vocabularies = vocabularies
    recordByteCount = WordRecord.byteCount(vocabularies: vocabularies.count)
  }

  /// Fills the record of a word that has none yet.
  /// - Complexity: O(length) for each vocabulary.
  @inline(never)
  func encode(_ word: UnsafeRawBufferPointer, into record: WordRecord) {
    let classCounts = countClasses(word)
    record.firstID = ids.count
    record.characters = classCounts.wrappedSum()
    record.classMask = classMask(classCounts)
    cuts.removeAll(keepingCapacity: true)
    wordFindings.removeAll(keepingCapacity: true)
    for (place, vocabulary) in vocabularies.enumerated() {
      cut(word, vocabulary)
      record.setTokens(UInt32(cuts[place].count), place)
      if cuts[place].count == 1 && wordFindings[place].failure == .none { record.wholeMask |= 1 << UInt32(place) }
      if place > 0 && isCutDifferently(place) { record.differenceMask |= 1 << UInt32(place - 1) }
    }
    let isOrdinary = wordFindings.allSatisfy { $0.failure == .none && $0.uncoveredCharacters == 0 }
    if !isOrdinary || record.classMask.nonzeroBitCount > 1 {
      notes.append(WordNote(classes: classCounts, firstFinding: findings.count))
      findings += wordFindings
      record.note = UInt32(notes.count)
    }
    record.isEncoded = true
  }

  /// What a vocabulary lacks in the word of a note (counted from 1).
  @inline(__always)
  func finding(_ note: UInt32, _ vocabulary: Int) -> WordFinding {
    findings[notes[Int(note) - 1].firstFinding + vocabulary]
  }

  /// The token ids of a word under one vocabulary.
  func ids(of record: WordRecord, _ vocabulary: Int) -> ArraySlice<Int32> {
    var start = record.firstID
    for earlier in 0..<vocabulary { start += Int(record.tokens(earlier)) }
    return ids[start..<start + Int(record.tokens(vocabulary))]
  }

  /// Forgets all words; their records mean nothing any more.
  func forgetWords() {
    ids.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
  }

  private func countClasses(_ word: UnsafeRawBufferPointer) -> ClassCounts {
    var counts = ClassCounts.zero
    forEachScalar(word) { scalar, _ in counts[Int(classes.place(of: scalar))] += 1 }
    return counts
  }

  private func classMask(_ counts: ClassCounts) -> UInt16 {
    var mask: UInt16 = 0
    for place in CharacterClass.allCases.indices where counts[place] > 0 { mask |= 1 << UInt16(place) }
    return mask
  }
}
