internal import CommentText
internal import WordCounting

/// Adds up the words of each line, and the lines, with all their distributions; for one thread.
///
/// Unsafe pointers: the sums of the line being read, as long as the object; and the entries and records of the thread's
/// counting table, which outlives each call.
final class LineTally: LineAdding {
  var unknownWordSets: [[UnsafeMutableRawPointer]: Int]?
  private let ledger: WordLedger
  private let vocabularyCount: Int
  private let tables: LineTables
  /// Behind a pointer because access to a class's own properties is checked each time. Owned here.
  private let line: UnsafeMutablePointer<Line>
  /// What the lines that lack something come to.
  private var lacking: LineSums
  private let different: DifferentLines
  private var lacks: [LineLack]
  /// Records of words that the first vocabulary does not know.
  private var unknownRecords: [UnsafeMutableRawPointer] = []

  /// The line being read.
  private struct Line {
    /// Where it starts in the text being read.
    var start: UnsafeRawPointer?
    var figures: LineFigures
    var masks = LineMasks()
    /// Vocabularies that lack something in the line.
    var lackMask: UInt32 = 0
    /// For each vocabulary: tokens in the lower 32 bits, words kept whole in the upper.
    let sums: UnsafeMutablePointer<UInt64>
    /// For each vocabulary and class: tokens of the words that hold a character of it.
    let classTokens: UnsafeMutablePointer<Int>
    /// Characters of the words that are unknown to any vocabulary.
    var unspelledCharacters = 0
    /// For each vocabulary: tokens of those words.
    let unspelledTokens: UnsafeMutablePointer<Int>

    /// Tokens and words kept whole under a vocabulary.
    func sums(_ vocabulary: Int) -> (tokens: Int, wholeWords: Int) {
      (Int(sums[vocabulary] & 0xFFFF_FFFF), Int(sums[vocabulary] >> 32))
    }
  }

  private struct LineMasks {
    /// Bit k: the line holds a character of class k. Others mean nothing before the line ends.
    var classes: UInt16 = 0
    /// Bit c: the vocabularies of comparison c cut the line differently.
    var differences: UInt32 = 0
  }

  init(_ ledger: WordLedger, exampleCount: Int) {
    self.ledger = ledger
    vocabularyCount = ledger.vocabularyCount
    tables = LineTables(vocabularies: vocabularyCount)
    lacking = LineSums(
      vocabularies: vocabularyCount, comparisons: ledger.comparisonCount, exampleCount: exampleCount)
    different = DifferentLines(comparisons: ledger.comparisonCount, exampleCount: exampleCount)
    lacks = Array(repeating: LineLack(), count: vocabularyCount)
    let classTokens: UnsafeMutablePointer<Int> = .repeating(0, vocabularyCount * LineTables.classCapacity)
    line = .allocate(capacity: 1)
    line.initialize(
      to: Line(
        figures: LineFigures(classSums: .repeating(0, LineTables.classCapacity), classTokens: classTokens),
        sums: .repeating(0, vocabularyCount), classTokens: classTokens,
        unspelledTokens: .repeating(0, vocabularyCount)))
  }

  deinit {
    line.pointee.figures.classSums.deallocate()
    line.pointee.sums.deallocate()
    line.pointee.classTokens.deallocate()
    line.pointee.unspelledTokens.deallocate()
    line.deallocate()
  }

  func startText(at start: UnsafeRawPointer?) { line.pointee.start = start }

  /// Adds the words of a batch.
  ///
  /// What every word changes is held in registers from one to the next.
  func add(_ entries: UnsafePointer<WordEntry?>, _ batch: WordBatch) {
    let line = line
    var (figures, masks) = (line.pointee.figures, line.pointee.masks)
    let (recordByteCount, vocabularyCount) = (ledger.recordByteCount, vocabularyCount)
    let (classSums, sums, classTokens) = (figures.classSums, line.pointee.sums, line.pointee.classTokens)
    for place in 0..<batch.count {
      guard let entry = entries[place] else {
        line.pointee.figures = figures
        line.pointee.masks = masks
        endLine(at: batch.starts[place])
        (figures, masks) = (line.pointee.figures, line.pointee.masks)
        continue
      }
      let record = WordRecord(of: entry, byteCount: recordByteCount)
      figures.words &+= 1
      figures.bytes &+= batch.byteCounts[place]
      if vocabularyCount > 1 { masks.differences |= record.differenceMask(vocabularies: vocabularyCount) }
      guard record.isPlain else {
        masks.classes |= addNoted(record)
        continue
      }
      let (classes, characters) = (record.classes, record.characters)
      masks.classes |= classes.mask
      classSums[classes.first] &+= UInt64(truncatingIfNeeded: characters.0) | 1 << 32
      if classes.second != ClassPair.none {
        classSums[classes.second] &+= UInt64(truncatingIfNeeded: characters.1) | 1 << 32
      }
      for vocabulary in 0..<vocabularyCount {
        let tokens = record.tokens(vocabulary)
        sums[vocabulary] &+= UInt64(truncatingIfNeeded: tokens) | (tokens == 1 ? 1 << 32 : 0)
        let own = classTokens + vocabulary &* LineTables.classCapacity
        own[classes.first] &+= tokens
        if classes.second != ClassPair.none { own[classes.second] &+= tokens }
      }
    }
    line.pointee.figures = figures
    line.pointee.masks = masks
  }

  private func endLine(at end: UnsafeRawPointer) {
    tables.addLine()
    if line.pointee.figures.words > 0 { close(end) }
    line.pointee.start = end
  }

  /// - Returns: The word's classes.
  @inline(never)
  private func addNoted(_ record: WordRecord) -> UInt16 {
    let (line, note) = (line, ledger.note(record))
    forEachBit(UInt32(note.classMask)) { kind in
      line.pointee.figures.classSums[kind] &+= UInt64(note.characters(kind)) | 1 << 32
      for vocabulary in 0..<vocabularyCount {
        line.pointee.classTokens[vocabulary &* LineTables.classCapacity &+ kind] &+= note.tokens(vocabulary)
      }
    }
    if ledger.unknownMask(record) != 0 { addUnspelled(note) }
    for vocabulary in 0..<vocabularyCount {
      let tokens = note.tokens(vocabulary)
      let finding = note.firstFinding.map { ledger.finding($0 + vocabulary) }
      let isWhole = tokens == 1 && finding?.isUnknown != true
      line.pointee.sums[vocabulary] &+= UInt64(tokens) | (isWhole ? 1 << 32 : 0)
      if let finding, finding.isLacking { addLacking(finding, record, note, vocabulary) }
    }
    return note.classMask
  }

  private func addUnspelled(_ note: WordNote) {
    line.pointee.unspelledCharacters += note.characters
    for vocabulary in 0..<vocabularyCount { line.pointee.unspelledTokens[vocabulary] += note.tokens(vocabulary) }
  }

  private func addLacking(_ finding: WordFinding, _ record: WordRecord, _ note: WordNote, _ vocabulary: Int) {
    line.pointee.lackMask |= 1 << UInt32(vocabulary)
    let word = WordEntry(address: record.address + ledger.recordByteCount).bytes
    let uncovered = finding.uncoveredCharacters > 0 ? ledger.uncoveredClasses(word, vocabulary) : .zero
    lacks[vocabulary].add(finding, note, uncovered)
    if vocabulary == 0 && unknownWordSets != nil && finding.isUnknown { unknownRecords.append(record.address) }
  }

  private func close(_ end: UnsafeRawPointer) {
    let own = line
    addClasses()
    for vocabulary in 0..<vocabularyCount {
      let sums = own.pointee.sums[vocabulary]
      tables.add(own.pointee.figures, tokens: Int(sums & 0xFFFF_FFFF), wholeWords: Int(sums >> 32), vocabulary)
    }
    if own.pointee.lackMask | own.pointee.masks.differences != 0 { closeLacking(end) }
    reset()
  }

  /// All that is added by class, in one loop, because how often that runs differs from line to line.
  @inline(__always)
  private func addClasses() {
    let (tables, vocabularyCount) = (tables, vocabularyCount)
    var figures = line.pointee.figures
    let classTokens = line.pointee.classTokens
    let classMask = line.pointee.masks.classes & CharacterTraits.classes
    figures.characters = 0
    forEachBit(UInt32(classMask)) { kind in
      let characters = figures.characters(kind)
      figures.characters &+= characters
      tables.add(kind, characters: characters, words: figures.words(kind))
      for vocabulary in 0..<vocabularyCount {
        tables.add(kind, tokens: classTokens[vocabulary &* LineTables.classCapacity &+ kind], vocabulary)
      }
    }
    tables.add(classSet: classMask)
    line.pointee.figures.characters = figures.characters
  }

  @inline(never)
  private func closeLacking(_ end: UnsafeRawPointer) {
    closeComparisons()
    if line.pointee.unspelledCharacters > 0 { closeUnspelled() }
    forEachBit(line.pointee.lackMask) { vocabulary in
      var figures = LineFigures(
        classSums: line.pointee.figures.classSums,
        classTokens: line.pointee.classTokens + vocabulary * LineTables.classCapacity)
      figures.words = line.pointee.figures.words
      figures.characters = line.pointee.figures.characters
      figures.tokens = Int(line.pointee.sums[vocabulary] & 0xFFFF_FFFF)
      lacking.statistics.vocabularies[vocabulary].add(lacks[vocabulary], figures)
      if lacks[vocabulary].unknownWords > 0 { lacking.unknownLines[vocabulary].offer(bytes(end)) }
      lacks[vocabulary].reset()
    }
    if !unknownRecords.isEmpty { closeUnknownWords() }
    if line.pointee.masks.differences != 0 { different.add(bytes(end), comparisons: line.pointee.masks.differences) }
  }

  /// Adds what the line was like under the first vocabulary and each other one that cuts it differently, or lacks
  /// something.
  private func closeComparisons() {
    let (own, lackMask) = (line, line.pointee.lackMask)
    let left = own.pointee.sums(0)
    for comparison in 0..<ledger.comparisonCount {
      let right = own.pointee.sums(comparison + 1)
      if own.pointee.masks.differences & 1 << UInt32(comparison) != 0 {
        lacking.statistics.comparisons[comparison].add(own.pointee.figures, left, right)
      }
      if lackMask & (1 | 1 << UInt32(comparison + 1)) != 0 {
        lacking.statistics.comparisons[comparison].add(
          lacking: lacks[0], lacks[comparison + 1], own.pointee.figures, leftTokens: left.tokens,
          rightTokens: right.tokens)
      }
    }
  }

  private func closeUnspelled() {
    let own = line
    let characters = own.pointee.figures.characters
    let spelled = characters - own.pointee.unspelledCharacters
    func tokens(_ vocabulary: Int) -> (all: Int, spelled: Int) {
      let all = own.pointee.sums(vocabulary).tokens
      return (all, all - own.pointee.unspelledTokens[vocabulary])
    }
    for vocabulary in 0..<vocabularyCount {
      let (allTokens, spelledTokens) = tokens(vocabulary)
      lacking.statistics.vocabularies[vocabulary].charactersByTokensOfAll.add(characters, allTokens)
      lacking.statistics.vocabularies[vocabulary].charactersByTokensOfSpelled.add(spelled, spelledTokens)
    }
    let left = tokens(0)
    for comparison in 0..<ledger.comparisonCount {
      let right = tokens(comparison + 1)
      lacking.statistics.comparisons[comparison].charactersByTokensOfAll.add(
        RatioPair(characters, left.all, characters, right.all))
      lacking.statistics.comparisons[comparison].charactersByTokensOfSpelled.add(
        RatioPair(spelled, left.spelled, spelled, right.spelled))
    }
    own.pointee.unspelledCharacters = 0
    own.pointee.unspelledTokens.update(repeating: 0, count: vocabularyCount)
  }

  private func closeUnknownWords() {
    unknownRecords.sort()
    var distinct: [UnsafeMutableRawPointer] = []
    for record in unknownRecords where distinct.last != record { distinct.append(record) }
    unknownWordSets?[distinct, default: 0] += 1
    unknownRecords.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func reset() {
    let line = line
    line.pointee.figures.classSums.update(repeating: 0, count: LineTables.classCapacity)
    for vocabulary in 0..<vocabularyCount {
      line.pointee.sums[vocabulary] = 0
      (line.pointee.classTokens + vocabulary &* LineTables.classCapacity).update(
        repeating: 0, count: LineTables.classCapacity)
    }
    line.pointee.figures.words = 0
    line.pointee.figures.bytes = 0
    line.pointee.masks = LineMasks()
    line.pointee.lackMask = 0
  }

  /// The bytes of the line that ends here, without its newline.
  private func bytes(_ end: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    guard let start = line.pointee.start else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: start, count: end - start).withoutNewline
  }

  var sums: LineSums {
    var sums = lacking
    tables.fill(&sums.statistics)
    different.fill(&sums)
    return sums
  }
}

/// Visits the places of the bits that are set, from the lowest.
@inline(__always)
func forEachBit(_ mask: UInt32, _ body: (Int) -> Void) {
  var rest = mask
  while rest != 0 {
    body(rest.trailingZeroBitCount)
    rest &= rest - 1
  }
}
