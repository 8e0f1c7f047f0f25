/// Adds up the words of each line, and the lines; for one thread.
///
/// Unsafe pointers: the sums of the line being read, owned here, `vocabularies.count` or `classCapacity` places each, as
/// long as the object; and the entries and records of the thread's counting table, which outlives each call.
final class LineTally {
  private(set) var sums: LineSums
  /// Lines by their set of words that the first vocabulary does not know, as the addresses of their records, each once and
  /// ascending; nil where that is not wanted.
  var unknownWordSets: [[UnsafeMutableRawPointer]: Int]?
  private let ledger: WordLedger
  private let vocabularyCount: Int

  // The line being read
  private var words = 0
  private var characters = 0
  private var bytes = 0
  private var classMask: UInt16 = 0
  private var differenceMask: UInt32 = 0
  /// Vocabularies that lack something in the line.
  private var lackMask: UInt32 = 0
  private let tokens: UnsafeMutablePointer<Int>
  private let wholeWords: UnsafeMutablePointer<Int>
  private let classCharacters: UnsafeMutablePointer<Int>
  private var lacks: [LineLack]
  /// Records of words that the first vocabulary does not know.
  private var unknownRecords: [UnsafeMutableRawPointer] = []
  /// Where the line starts in the text being read.
  var lineStart: UnsafeRawPointer?

  private static let classCapacity = 16

  init(_ ledger: WordLedger, exampleCount: Int) {
    self.ledger = ledger
    vocabularyCount = ledger.vocabularies.count
    sums = LineSums(vocabularies: vocabularyCount, exampleCount: exampleCount)
    lacks = Array(repeating: LineLack(), count: vocabularyCount)
    tokens = .allocate(capacity: vocabularyCount)
    tokens.initialize(repeating: 0, count: vocabularyCount)
    wholeWords = .allocate(capacity: vocabularyCount)
    wholeWords.initialize(repeating: 0, count: vocabularyCount)
    classCharacters = .allocate(capacity: Self.classCapacity)
    classCharacters.initialize(repeating: 0, count: Self.classCapacity)
  }

  deinit {
    tokens.deallocate()
    wholeWords.deallocate()
    classCharacters.deallocate()
  }

  /// Adds an occurrence of a word to the line.
  @inline(__always)
  func add(_ record: WordRecord, byteCount: Int) {
    words &+= 1
    let length = Int(record.characters)
    characters &+= length
    bytes &+= byteCount
    classMask |= record.classMask
    differenceMask |= record.differenceMask
    let wholeMask = record.wholeMask
    for vocabulary in 0..<vocabularyCount {
      tokens[vocabulary] &+= Int(record.tokens(vocabulary))
      wholeWords[vocabulary] &+= Int((wholeMask >> UInt32(vocabulary)) & 1)
    }
    if record.note == 0 {
      classCharacters[record.classMask.trailingZeroBitCount] &+= length
    } else {
      addNoted(record)
    }
  }

  /// Ends the line, which is everything since the last one.
  @inline(__always)
  func endLine(at end: UnsafeRawPointer) {
    sums.statistics.lines &+= 1
    if words > 0 {
      close(end)
    }
    lineStart = end
  }

  @inline(never)
  private func addNoted(_ record: WordRecord) {
    let note = ledger.notes[Int(record.note) - 1]
    for place in CharacterClass.allCases.indices { classCharacters[place] += Int(note.classes[place]) }
    for vocabulary in 0..<vocabularyCount {
      let finding = ledger.findings[note.firstFinding + vocabulary]
      if lacks[vocabulary].add(finding, record, note.classes) { lackMask |= 1 << UInt32(vocabulary) }
      if vocabulary == 0 && unknownWordSets != nil && finding.failure != .none { unknownRecords.append(record.address) }
    }
  }

  @inline(never)
  private func close(_ end: UnsafeRawPointer) {
    sums.statistics.words.add(0, words)
    sums.statistics.characters.add(0, characters)
    sums.statistics.classSets[Int(classMask)] += 1
    forEachBit(UInt32(classMask)) { sums.statistics.classCharacters[$0].add(0, classCharacters[$0]) }
    for vocabulary in 0..<vocabularyCount { close(vocabulary) }
    forEachBit(lackMask) { vocabulary in
      sums.statistics.vocabularies[vocabulary].add(
        lacks[vocabulary], words: words, characters: characters, tokens: tokens[vocabulary], classCharacters)
      if lacks[vocabulary].unknownWords > 0 { sums.unknownLines[vocabulary].offer(line(end)) }
      lacks[vocabulary].reset()
    }
    if !unknownRecords.isEmpty { closeUnknownWords() }
    forEachBit(differenceMask) { comparison in
      sums.differentLineCounts[comparison] += 1
      sums.differentLines[comparison].offer(line(end))
    }
    reset()
  }

  @inline(__always)
  private func close(_ vocabulary: Int) {
    let tokens = tokens[vocabulary]
    sums.statistics.vocabularies[vocabulary].tokensByWords.add(tokens, words)
    sums.statistics.vocabularies[vocabulary].wholeWordsByWords.add(wholeWords[vocabulary], words)
    sums.statistics.vocabularies[vocabulary].charactersByTokens.add(characters, tokens)
    sums.statistics.vocabularies[vocabulary].bytesByTokens.add(bytes, tokens)
  }

  private func closeUnknownWords() {
    unknownRecords.sort()
    var distinct: [UnsafeMutableRawPointer] = []
    for record in unknownRecords where distinct.last != record { distinct.append(record) }
    unknownWordSets?[distinct, default: 0] += 1
    unknownRecords.removeAll(keepingCapacity: true)
  }

  private func reset() {
    forEachBit(UInt32(classMask)) { classCharacters[$0] = 0 }
    tokens.update(repeating: 0, count: vocabularyCount)
    wholeWords.update(repeating: 0, count: vocabularyCount)
    words = 0
    characters = 0
    bytes = 0
    classMask = 0
    differenceMask = 0
    lackMask = 0
  }

  /// The bytes of the line that ends here, without its newline.
  private func line(_ end: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    guard let start = lineStart else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let line = UnsafeRawBufferPointer(start: start, count: end - start)
    return line.last == 0x0A ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
  }
}

/// Visits the places of the bits that are set, from the lowest.
@inline(__always)
private func forEachBit(_ mask: UInt32, _ body: (Int) -> Void) {
  var rest = mask
  while rest != 0 {
    body(rest.trailingZeroBitCount)
    rest &= rest - 1
  }
}
