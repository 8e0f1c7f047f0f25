internal import CPlatform
internal import WordPiece

/// Encodes each word that a thread meets for the first time, and keeps what came out.
///
/// Records lie in the thread's counting table; what has no fixed size is kept here: token ids, notes and findings.
///
/// Unsafe pointers: to memory that this object owns and that lives as long as it does.
final class WordLedger {
  let vocabularyCount: Int
  let recordByteCount: Int
  /// For each vocabulary.
  let vocabularies: UnsafeMutablePointer<MeasuredVocabulary>
  /// The same encoders, to be used without counting references.
  let encoders: UnsafeMutablePointer<Unmanaged<WordEncoder>>
  let traits: CharacterTraits
  /// Behind a pointer because access to a class's own properties is checked each time.
  let contents: UnsafeMutablePointer<Contents>

  struct Contents {
    var ids = GrowingMemory<Int32>()
    var notes = GrowingMemory<WordNote>()
    var findings = GrowingMemory<WordFinding>()
    /// Of the word being encoded.
    var scalars = GrowingMemory<UInt32>()
    var wordFindings = GrowingMemory<WordFinding>()
  }

  init(_ vocabularies: [MeasuredVocabulary]) {
    vocabularyCount = vocabularies.count
    recordByteCount = WordRecord.byteCount(vocabularies: vocabularies.count)
    self.vocabularies = .allocate(capacity: vocabularies.count)
    encoders = .allocate(capacity: vocabularies.count)
    for (place, vocabulary) in vocabularies.enumerated() {
      (self.vocabularies + place).initialize(to: vocabulary)
      (encoders + place).initialize(to: .passUnretained(vocabulary.encoder))
    }
    traits = CharacterTraits(UnsafeBufferPointer(start: self.vocabularies, count: vocabularies.count))
    contents = .allocate(capacity: 1)
    contents.initialize(to: Contents())
  }

  deinit {
    contents.pointee.ids.deallocate()
    contents.pointee.notes.deallocate()
    contents.pointee.findings.deallocate()
    contents.pointee.scalars.deallocate()
    contents.pointee.wordFindings.deallocate()
    contents.deallocate()
    traits.deallocate()
    vocabularies.deinitialize(count: vocabularyCount)
    vocabularies.deallocate()
    encoders.deallocate()
  }

  /// Fills the record of a word that has none yet.
  /// - Complexity: O(length) for each vocabulary.
  @inline(never)
  func encode(_ word: UnsafeRawBufferPointer, into record: WordRecord) {
    let own = contents
    let (all, any, count) = characterTraits(word)
    let isCovered = all & CharacterTraits.isCovered != 0
    record.firstID = UInt32(own.pointee.ids.count)
    record.classMask = any & CharacterTraits.classes
    let needsNote = record.classMask.nonzeroBitCount > 1
    // Most words need none of this.
    let scalars = isCovered && !needsNote ? UnsafeBufferPointer(start: nil, count: 0) : decode(word)
    own.pointee.wordFindings.removeAll()
    var isLacking = false
    for place in 0..<vocabularyCount {
      let uncovered = isCovered ? 0 : vocabularies[place].characters.uncoveredCount(scalars)
      let finding = cut(word, uncovered: uncovered, place, record)
      isLacking = isLacking || finding.isLacking
      own.pointee.wordFindings.append(finding)
    }
    if vocabularyCount > 1 { record.setDifferenceMask(differenceMask(record), vocabularies: vocabularyCount) }
    if isLacking || needsNote { addNote(record, isCovered && !needsNote ? decode(word) : scalars, isLacking) }
    record.characters = UInt32(count)
  }

  /// Asks for the cache lines of a word's ids and note.
  @inline(__always)
  func prefetch(_ record: WordRecord) {
    kc_prefetch(contents.pointee.ids.start + Int(record.firstID))
    if record.note > 0 { kc_prefetch(contents.pointee.notes.start + Int(record.note) - 1) }
  }

  /// The note of a word, counted from 1.
  @inline(__always)
  func note(_ number: UInt32) -> WordNote { contents.pointee.notes.start[Int(number) - 1] }

  @inline(__always)
  func finding(_ place: Int) -> WordFinding { contents.pointee.findings.start[place] }

  /// What a vocabulary lacks in a word; nil if no vocabulary lacks anything.
  @inline(__always)
  func finding(_ record: WordRecord, _ vocabulary: Int) -> WordFinding? {
    guard record.note > 0, let first = note(record.note).firstFinding else { return nil }
    return finding(first + vocabulary)
  }

  /// The token ids of a word under one vocabulary; valid until the next word is encoded.
  @inline(__always)
  func ids(of record: WordRecord, _ vocabulary: Int) -> UnsafeBufferPointer<Int32> {
    var start = Int(record.firstID)
    for earlier in 0..<vocabulary { start &+= Int(record.tokens(earlier)) }
    return UnsafeBufferPointer(start: contents.pointee.ids.start + start, count: Int(record.tokens(vocabulary)))
  }

  /// Forgets all words; their records mean nothing any more.
  func forgetWords() {
    contents.pointee.ids.removeAll()
    contents.pointee.notes.removeAll()
    contents.pointee.findings.removeAll()
  }

  /// Forgets all words and gives the memory back.
  func release() {
    contents.pointee.ids.deallocate()
    contents.pointee.notes.deallocate()
    contents.pointee.findings.deallocate()
    contents.pointee.ids = GrowingMemory()
    contents.pointee.notes = GrowingMemory()
    contents.pointee.findings = GrowingMemory()
  }

  /// Bytes that the words take here.
  var byteCount: Int {
    contents.pointee.ids.byteCount + contents.pointee.notes.byteCount + contents.pointee.findings.byteCount
  }

  /// The word's scalars; valid until the next word is decoded.
  @inline(__always)
  func decode(_ word: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt32> {
    contents.pointee.scalars.removeAll()
    let start = contents.pointee.scalars.reserve(word.count)
    var count = 0
    forEachScalar(word) { scalar, _ in
      start[count] = scalar
      count &+= 1
    }
    return UnsafeBufferPointer(start: start, count: count)
  }

  /// The traits that all of a word's characters have, those that any has, and how many characters there are.
  @inline(__always)
  private func characterTraits(_ word: UnsafeRawBufferPointer) -> (all: UInt16, any: UInt16, count: Int) {
    var (all, any) = (UInt16.max, UInt16.zero)
    var count = 0
    forEachScalar(word) { scalar, _ in
      let traits = traits.of(scalar)
      all &= traits
      any |= traits
      count &+= 1
    }
    return (all, any, count)
  }

  private func addNote(_ record: WordRecord, _ scalars: UnsafeBufferPointer<UInt32>, _ isLacking: Bool) {
    var counts = ClassCounts.zero
    for scalar in scalars { counts[traits.place(of: scalar)] += 1 }
    let own = contents
    own.pointee.notes.append(
      WordNote(counts, firstFinding: isLacking ? own.pointee.findings.count : nil))
    record.note = UInt32(own.pointee.notes.count)
    guard isLacking else { return }
    for place in 0..<vocabularyCount { own.pointee.findings.append(own.pointee.wordFindings.start[place]) }
  }
}
