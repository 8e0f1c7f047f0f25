internal import Glibc
internal import WordPiece

/// Adds up distinct words with their counts; for one thread, to be joined with those of others.
///
/// Memory: owned by this object and as long as it; places for bands, classes, vocabularies and comparisons.
final class DistinctWordTally {
  private let characters: CharacterTally
  let occurrences = FigureTable(size: 1024)
  let bands: UnsafeMutablePointer<MeasuredText>
  let classes: UnsafeMutablePointer<MeasuredText>
  /// By band, where it has words: occurrences times characters.
  let charactersByBand: UnsafeMutablePointer<FigureTable?>
  let vocabularies: UnsafeMutablePointer<VocabularyTally>
  /// Of plain words, by band and classes. They are in no other of these sums.
  private let plain: UnsafeMutablePointer<PlainText>
  /// For each comparison words, then distinct words.
  let differentWords: UnsafeMutablePointer<Int>
  private let ledger: WordLedger
  private let vocabularyCount: Int

  init(_ ledger: WordLedger) {
    self.ledger = ledger
    vocabularyCount = ledger.vocabularyCount
    let readsTokens = ledger.vocabularyCount > 0 && ledger.detail.hasDistributions && ledger.detail.countsTokens(of: 0)
    characters = CharacterTally(readsTokens ? ledger.vocabularies[0].vocabulary : nil)
    bands = .repeating(MeasuredText(), FrequencyBand.count)
    classes = .repeating(MeasuredText(), CharacterClass.count)
    charactersByBand = .repeating(nil, FrequencyBand.count)
    plain = zeroedMemory(PlainCell.count)
    vocabularies = .allocate(capacity: vocabularyCount)
    for place in 0..<vocabularyCount {
      (vocabularies + place).initialize(to: VocabularyTally(tokenCount: ledger.vocabularies[place].vocabulary.count))
    }
    differentWords = zeroedMemory(2 * max(vocabularyCount, 1))
  }

  deinit {
    bands.deallocate()
    classes.deallocate()
    occurrences.deallocate()
    for band in 0..<FrequencyBand.count { charactersByBand[band]?.deallocate() }
    charactersByBand.deallocate()
    free(plain)
    for place in 0..<vocabularyCount { vocabularies[place].deallocate() }
    vocabularies.deinitialize(count: vocabularyCount)
    vocabularies.deallocate()
    free(differentWords)
  }

  /// Adds a distinct word, marked if it is an added token, whose record is in `ledger`, which may be another thread's.
  /// - Complexity: O(length + tokens).
  func add(_ word: UnsafeRawBufferPointer, count: Int, _ record: WordRecord, _ ledger: WordLedger) {
    let word = AddedTokenMark.text(of: word) ?? word
    guard ledger.detail.hasDistributions else { return addSums(word, count, record, ledger) }
    let band = FrequencyBand.place(occurrences: count)
    occurrences.add(count)
    if record.isPlain {
      addPlain(word, count, record, ledger, band)
    } else {
      addNoted(word, count, ledger.note(record), ledger, band)
    }
    addDifferences(count, record)
  }

  /// Adds a plain word.
  @inline(__always)
  private func addPlain(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ record: WordRecord, _ ledger: WordLedger, _ band: Int
  ) {
    let cell = PlainCell.place(band, record.classes)
    let (first, second) = record.characters
    PlainText.add(to: plain + cell, count, characters: (first, second), bytes: count &* word.count)
    figures(charactersByBand, band, count &* (first &+ second))
    characters.add(word, count: count, isKnown: true) { ledger.forEachID(record, 0, $0) }
    for place in 0..<vocabularyCount {
      let tally = vocabularies + place
      let tokens = record.tokens(place)
      figures(tally.pointee.tokensByBand, band, count &* tokens)
      let tokenCounts = tally.pointee.tokenCounts
      ledger.forEachID(record, place) { tokenCounts[$0] &+= count }
      tally.pointee.pieceCounts.add(tokens, units: count)
      let own = tally.pointee.plain + cell
      own.pointee.tokens &+= count &* tokens
      own.pointee.wholeWords &+= tokens == 1 ? count : 0
    }
  }

  private func addNoted(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ note: WordNote, _ ledger: WordLedger, _ band: Int
  ) {
    let bytes = count &* word.count
    let allCharacters = count &* note.characters
    add(bands + band, count, characters: allCharacters, bytes: bytes)
    figures(charactersByBand, band, allCharacters)
    let isKnown = note.firstFinding.map { !ledger.finding($0).isUnknown } ?? true
    characters.add(word, count: count, isKnown: isKnown) { ledger.forEachID(note, 0, $0) }
    forEachBit(UInt32(note.classMask)) { kind in
      add(classes + kind, count, characters: count &* Int(note.characters(kind)), bytes: bytes)
    }
    for place in 0..<vocabularyCount { add(word, count, note, ledger, place, band) }
  }

  /// Adds the characters of all words; to be called once, last.
  func addCharacters(to counts: inout CharacterCounts) {
    if vocabularyCount > 0 { characters.add(to: &counts, tokenCounts: vocabularies[0].tokenCounts) }
  }

  /// Visits what plain words come to, by band and classes, and for each vocabulary.
  func forEachPlain(_ body: (_ band: Int, ClassPair, PlainText, _ tokens: (Int) -> PlainTokens) -> Void) {
    for cell in 0..<PlainCell.count where plain[cell].distinctWords > 0 {
      let (band, bits) = cell.quotientAndRemainder(dividingBy: ClassPair.count)
      body(band, ClassPair(bits: UInt8(bits)), plain[cell]) { vocabularies[$0].plain[cell] }
    }
  }

  @inline(__always)
  private func addDifferences(_ count: Int, _ record: WordRecord) {
    guard vocabularyCount > 1 else { return }
    forEachBit(record.differenceMask(vocabularies: vocabularyCount)) { comparison in
      differentWords[2 &* comparison] += count
      differentWords[2 &* comparison &+ 1] += 1
    }
  }

  /// Adds a word where no distributions are wanted: all words as if they were of the first band, and of no class.
  @inline(never)
  private func addSums(_ word: UnsafeRawBufferPointer, _ count: Int, _ record: WordRecord, _ ledger: WordLedger) {
    if record.isPlain {
      let (first, second) = record.characters
      add(bands, count, characters: count &* (first &+ second), bytes: count &* word.count)
      for place in 0..<vocabularyCount {
        let tally = vocabularies + place
        let tokenCounts = tally.pointee.tokenCounts
        ledger.forEachID(record, place) { tokenCounts[$0] &+= count }
        tally.pointee.bands[0].add(known: count, tokens: record.tokens(place))
      }
    } else {
      let note = ledger.note(record)
      add(bands, count, characters: count &* note.characters, bytes: count &* word.count)
      for place in 0..<vocabularyCount { addSums(word, count, note, ledger, place) }
    }
    addDifferences(count, record)
  }

  private func addSums(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ note: WordNote, _ ledger: WordLedger, _ place: Int
  ) {
    let tally = vocabularies + place
    let tokenCounts = tally.pointee.tokenCounts
    ledger.forEachID(note, place) { tokenCounts[$0] &+= count }
    if let finding = note.firstFinding.map({ ledger.finding($0 + place) }), finding.isLacking {
      let tokens = count &* note.tokens(place)
      tally.pointee.addLacking(word, count, note, finding, classMask: 0, tokens: tokens, 0)
    } else {
      tally.pointee.bands[0].add(known: count, tokens: note.tokens(place))
    }
  }

  @inline(__always)
  private func add(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ note: WordNote, _ ledger: WordLedger, _ place: Int, _ band: Int
  ) {
    let tally = vocabularies + place
    let tokens = note.tokens(place)
    let allTokens = count &* tokens
    figures(tally.pointee.tokensByBand, band, allTokens)
    let tokenCounts = tally.pointee.tokenCounts
    ledger.forEachID(note, place) { tokenCounts[$0] &+= count }
    if let first = note.firstFinding {
      let finding = ledger.finding(first + place)
      if finding.isLacking {
        return tally.pointee.addLacking(
          word, count, note, finding, classMask: note.classMask, tokens: allTokens, band)
      }
    }
    tally.pointee.pieceCounts.add(tokens, units: count)
    tally.pointee.bands[band].add(known: count, tokens: tokens)
    let classes = tally.pointee.classes
    forEachBit(UInt32(note.classMask)) { classes[$0].add(known: count, tokens: tokens) }
  }

  /// Adds a distinct word. Field by field: what stays as it is need not be read and written.
  @inline(__always)
  private func add(_ text: UnsafeMutablePointer<MeasuredText>, _ count: Int, characters: Int, bytes: Int) {
    text.pointee.words &+= count
    text.pointee.distinctWords &+= 1
    text.pointee.characters &+= characters
    text.pointee.wordBytes &+= bytes
  }

  /// Adds a figure to a band's table, which is made when it is first needed.
  @inline(__always)
  private func figures(_ tables: UnsafeMutablePointer<FigureTable?>, _ band: Int, _ figure: Int) {
    if tables[band] == nil { tables[band] = FigureTable(size: 4096) }
    tables[band].unsafelyUnwrapped.add(figure)
  }
}

/// The part that depends on the vocabulary.
///
/// Memory: owned by whoever holds the value, who has to call `deallocate` once; copies share it.
struct VocabularyTally {
  let bands: UnsafeMutablePointer<CoverageTotals> = .repeating(CoverageTotals(), FrequencyBand.count)
  let classes: UnsafeMutablePointer<CoverageTotals> = .repeating(CoverageTotals(), CharacterClass.count)
  let tokenCounts: UnsafeMutablePointer<Int>
  let tokensByBand: UnsafeMutablePointer<FigureTable?> = .repeating(nil, FrequencyBand.count)
  let pieceCounts = FigureTable(size: 128)
  /// Of plain words, by band and classes.
  let plain: UnsafeMutablePointer<PlainTokens> = zeroedMemory(PlainCell.count)
  var unknownWords: [UnknownWord] = []
  var uncoveredByBand = [[FigurePair: Int]](repeating: [:], count: FrequencyBand.count)

  init(tokenCount: Int) { tokenCounts = zeroedMemory(max(tokenCount, 1)) }

  func deallocate() {
    bands.deallocate()
    classes.deallocate()
    free(tokenCounts)
    pieceCounts.deallocate()
    for band in 0..<FrequencyBand.count { tokensByBand[band]?.deallocate() }
    tokensByBand.deallocate()
    free(plain)
  }

  /// Adds a word that the vocabulary does not know or cover.
  /// - Parameters:
  ///   - classMask: the classes that it is added to.
  ///   - tokens: of all its occurrences.
  mutating func addLacking(
    _ word: UnsafeRawBufferPointer, _ count: Int, _ note: WordNote, _ finding: WordFinding, classMask: UInt16,
    tokens: Int, _ band: Int
  ) {
    var own = CoverageTotals()
    own.tokens = tokens
    let characters = count * note.characters
    own.uncoveredCharacters = count * Int(finding.uncoveredCharacters)
    if finding.isUnknown {
      own.unknownWords = count
      own.unknownDistinctWords = 1
      own.unknownCharacters = characters
      if finding.failure != .none {
        unknownWords.append(UnknownWord(bytes: Array(word), occurrences: count, failure: finding.failure))
      }
    } else {
      if tokens == count { own.wholeWords = count }
      pieceCounts.add(tokens / count, units: count)
    }
    if own.uncoveredCharacters > 0 {
      let pair = FigurePair(numerator: own.uncoveredCharacters, denominator: characters)
      uncoveredByBand[band][pair, default: 0] += 1
    }
    bands[band] += own
    // A word counts in every class it holds a character of, its characters each in their own class. Which are uncovered
    // is counted over all of a corpus's characters, by the character.
    own.uncoveredCharacters = 0
    forEachBit(UInt32(classMask)) { kind in
      own.unknownCharacters = finding.isUnknown ? count * Int(note.characters(kind)) : 0
      classes[kind] += own
    }
  }
}

extension CoverageTotals {
  /// Adds the occurrences of a word that lacks nothing.
  @inline(__always)
  fileprivate mutating func add(known count: Int, tokens: Int) {
    self.tokens &+= count &* tokens
    wholeWords &+= tokens == 1 ? count : 0
  }
}
