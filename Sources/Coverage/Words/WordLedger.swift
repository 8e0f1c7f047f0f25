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

  /// Words that may wait to be encoded.
  static let batchCapacity = 256

  struct Contents {
    var ids = GrowingMemory<Int32>()
    var notes = GrowingMemory<WordNote>()
    var findings = GrowingMemory<WordFinding>()
    /// Words that wait to be encoded, and what is known of each.
    var words: ScalarWords
    let waiting: UnsafeMutablePointer<WaitingWord> = .allocate(capacity: WordLedger.batchCapacity)
    /// Of the word whose record is being filled, for each vocabulary.
    let wordFindings: UnsafeMutablePointer<WordFinding>

    init(vocabularyCount: Int) {
      words = ScalarWords(capacity: WordLedger.batchCapacity, resultCount: vocabularyCount)
      wordFindings = .allocate(capacity: vocabularyCount)
      wordFindings.initialize(repeating: WordFinding(), count: vocabularyCount)
    }

    func deallocate() {
      ids.deallocate()
      notes.deallocate()
      findings.deallocate()
      words.deallocate()
      waiting.deallocate()
      wordFindings.deallocate()
    }
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
    contents.initialize(to: Contents(vocabularyCount: vocabularyCount))
  }

  deinit {
    contents.pointee.deallocate()
    contents.deallocate()
    traits.deallocate()
    vocabularies.deinitialize(count: vocabularyCount)
    vocabularies.deallocate()
    encoders.deallocate()
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

}
