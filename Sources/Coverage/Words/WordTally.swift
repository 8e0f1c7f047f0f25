/// Adds up distinct words with their counts; for one thread, to be joined with those of others.
struct WordTally: Sendable {
  var text = MeasuredText()
  var characters = CharacterCounts()
  var bands = [MeasuredText](repeating: MeasuredText(), count: FrequencyBand.count)
  var classes = [MeasuredText](repeating: MeasuredText(), count: CharacterClass.allCases.count)
  var vocabularies: [VocabularyWords]
  var comparisons: [SegmentationComparison]
  var occurrences = OccurrenceHistogram()

  init(_ vocabularies: [MeasuredVocabulary]) {
    self.vocabularies = vocabularies.map { VocabularyWords(tokenCount: $0.vocabulary.count) }
    comparisons = SegmentationComparison.withFirst(of: vocabularies.count)
  }

  /// Adds a distinct word whose record is in `ledger`.
  /// - Complexity: O(length + tokens).
  mutating func add(_ word: UnsafeRawBufferPointer, count: Int, _ record: WordRecord, _ ledger: WordLedger) {
    let band = FrequencyBand(occurrences: count).place
    let kinds = ClassesOfWord(record, ledger)
    var own = MeasuredText()
    own.words = count
    own.distinctWords = 1
    own.characters = count * Int(record.characters)
    own.wordBytes = count * word.count
    occurrences.add(occurrences: count)
    text += own
    bands[band] += own
    kinds.forEach { kind, characters in
      own.characters = count * Int(characters)
      classes[kind] += own
    }
    characters.add(word, count: count)
    for place in vocabularies.indices {
      vocabularies[place].add(word, count: count, CutWord(record, ledger, place), band: band, kinds)
    }
    for place in comparisons.indices where record.differenceMask & (1 << UInt32(place)) != 0 {
      comparisons[place].words += count
      comparisons[place].distinctWords += 1
    }
  }

  mutating func add(_ other: WordTally) {
    text += other.text
    occurrences.add(other.occurrences)
    characters.add(other.characters)
    for place in bands.indices { bands[place] += other.bands[place] }
    for place in classes.indices { classes[place] += other.classes[place] }
    for place in vocabularies.indices { vocabularies[place].add(other.vocabularies[place]) }
    for place in comparisons.indices {
      comparisons[place].words += other.comparisons[place].words
      comparisons[place].distinctWords += other.comparisons[place].distinctWords
    }
  }
}

/// The classes of a word's characters.
struct ClassesOfWord {
  private let mask: UInt16
  /// Characters by class where there are several.
  private let counts: ClassCounts?
  private let characters: UInt32

  init(_ record: WordRecord, _ ledger: WordLedger) {
    mask = record.classMask
    characters = record.characters
    counts = mask.nonzeroBitCount > 1 ? ledger.notes[Int(record.note) - 1].classes : nil
  }

  /// Visits each class with its number of characters.
  @inline(__always)
  func forEach(_ body: (_ kind: Int, _ characters: UInt32) -> Void) {
    guard let counts else { return body(mask.trailingZeroBitCount, characters) }
    for kind in CharacterClass.allCases.indices where counts[kind] > 0 { body(kind, counts[kind]) }
  }
}

/// A word as one vocabulary cuts it.
struct CutWord {
  let ids: ArraySlice<Int32>
  let characters: Int
  let finding: WordFinding

  init(_ record: WordRecord, _ ledger: WordLedger, _ vocabulary: Int) {
    ids = ledger.ids(of: record, vocabulary)
    characters = Int(record.characters)
    finding = record.note == 0 ? WordFinding() : ledger.finding(record.note, vocabulary)
  }

  var isUnknown: Bool { finding.failure != .none }
}
