internal import Storage
internal import CPlatform
internal import CommentText
internal import WordPiece

/// Encodes each word that a thread meets for the first time, and keeps what came out.
///
/// Records lie in the thread's counting table; what has no fixed size is kept here: token ids, notes and findings.
///
/// Unsafe pointers: to memory that this object owns and that lives as long as it does.
final class WordLedger {
  let vocabularyCount: Int
  let recordByteCount: Int
  let detail: MeasuredDetail
  /// Vocabularies after the first that are compared with it.
  let comparisonCount: Int
  /// Of the largest vocabulary.
  private let tokenCount: Int
  /// For each vocabulary.
  let vocabularies: UnsafeMutablePointer<MeasuredVocabulary>
  let encoders: [EncoderGroup]
  /// For each vocabulary its bit and that of the first in what is noted of words (`ScalarWords.holders`); 0 if nothing
  /// is.
  let holders: UnsafeMutablePointer<UInt32>
  /// For each vocabulary whether the ids of its tokens are kept.
  let keepsIDs: UnsafeMutablePointer<Bool>
  let traits: CharacterTraits
  let hasAddedTokens: Bool
  /// Behind a pointer because access to a class's own properties is checked each time.
  let contents: UnsafeMutablePointer<Contents>

  /// Words that may wait to be encoded: all of a batch may be new.
  static let batchCapacity = WordScanner.batchCapacity

  struct Contents: ~Copyable {
    var ids: IDMemory
    /// Of one word after the other (`WordNote`).
    var notes = GrowingBuffer<UInt32>(capacity: 256)
    var findings = GrowingBuffer<WordFinding>(capacity: 256)
    /// Words that wait to be encoded, and what is known of each.
    var words: ScalarWords
    let waiting: UnsafeMutablePointer<WaitingWord> = .allocate(capacity: WordLedger.batchCapacity)
    /// For each vocabulary what its encoder made of the words that wait.
    let results: UnsafeMutablePointer<ScalarWords.ResultRoom>
    /// Of the word whose note is being written, for each vocabulary.
    let wordFindings: UnsafeMutablePointer<WordFinding>
    let wordTokens: UnsafeMutablePointer<UInt32>

    init(vocabularyCount: Int, tokenCount: Int) {
      ids = IDMemory(tokenCount: tokenCount)
      words = ScalarWords(capacity: WordLedger.batchCapacity, resultCount: vocabularyCount + 1)
      results = .allocate(capacity: vocabularyCount)
      wordFindings = .repeating(WordFinding(), vocabularyCount)
      wordTokens = .repeating(0, vocabularyCount)
    }

    deinit {
      words.deallocate()
      waiting.deallocate()
      results.deallocate()
      wordFindings.deallocate()
      wordTokens.deallocate()
    }
  }

  init(_ vocabularies: [MeasuredVocabulary], _ detail: MeasuredDetail) {
    self.detail = detail
    comparisonCount = detail.comparisonCount(vocabularies: vocabularies.count)
    vocabularyCount = vocabularies.count
    recordByteCount = WordRecord.byteCount(vocabularies: vocabularies.count)
    self.vocabularies = .allocate(capacity: vocabularies.count)
    encoders = EncoderGroup.groups(vocabularies.map(\.encoder), needsIDs: detail.countsTokens)
    holders = .allocate(capacity: vocabularies.count)
    for place in vocabularies.indices {
      (holders + place).initialize(to: encoders.count == 1 ? encoders[0].holders(0, place) : 0)
    }
    keepsIDs = .allocate(capacity: vocabularies.count)
    for (place, vocabulary) in vocabularies.enumerated() {
      (self.vocabularies + place).initialize(to: vocabulary)
      (keepsIDs + place).initialize(to: detail.countsTokens(of: place))
    }
    hasAddedTokens = vocabularies.contains { !$0.vocabulary.addedTokens.isEmpty }
    traits = CharacterTraits(UnsafeBufferPointer(start: self.vocabularies, count: vocabularies.count))
    contents = .allocate(capacity: 1)
    tokenCount = vocabularies.map(\.vocabulary.count).max() ?? 0
    contents.initialize(to: Contents(vocabularyCount: vocabularyCount, tokenCount: tokenCount))
  }

  deinit {
    contents.deinitialize(count: 1)
    contents.deallocate()
    traits.deallocate()
    vocabularies.deinitialize(count: vocabularyCount)
    vocabularies.deallocate()
    holders.deallocate()
    keepsIDs.deallocate()
  }

  /// Asks for the cache lines of a word's ids and note.
  @inline(__always)
  func prefetch(_ record: WordRecord) {
    if record.isPlain {
      contents.pointee.ids.prefetch(record.place)
    } else {
      kc_prefetch(contents.pointee.notes.base + record.place)
    }
  }

  /// The note of a word that has one.
  @inline(__always)
  func note(_ record: WordRecord) -> WordNote {
    WordNote(contents.pointee.notes.base + record.place, vocabularyCount: vocabularyCount)
  }

  @inline(__always)
  func finding(_ place: Int) -> WordFinding { contents.pointee.findings.base[place] }

  /// The vocabularies that do not know a word that has a note.
  @inline(__always)
  func unknownMask(_ record: WordRecord) -> UInt32 {
    vocabularyCount <= WordRecord.mostVocabulariesOfMask ? record.unknownMask : unknownMaskOfMany(record)
  }

  @inline(never)
  private func unknownMaskOfMany(_ record: WordRecord) -> UInt32 {
    guard let first = note(record).firstFinding else { return 0 }
    return (0..<vocabularyCount).reduce(0) { $0 | (finding(first + $1).isUnknown ? 1 << UInt32($1) : 0) }
  }

  /// Visits the token ids of a plain word under one vocabulary, if they are kept.
  @inline(__always)
  func forEachID(_ record: WordRecord, _ vocabulary: Int, _ body: (Int) -> Void) {
    forEachID(from: record.place, vocabulary, { record.tokens($0) }, body)
  }

  /// Visits the token ids of another word under one vocabulary, if they are kept.
  @inline(__always)
  func forEachID(_ note: WordNote, _ vocabulary: Int, _ body: (Int) -> Void) {
    forEachID(from: note.firstID, vocabulary, { note.tokens($0) }, body)
  }

  @inline(__always)
  private func forEachID(from first: Int, _ vocabulary: Int, _ tokens: (Int) -> Int, _ body: (Int) -> Void) {
    guard keepsIDs[vocabulary] else { return }
    var start = first
    for earlier in 0..<vocabulary where keepsIDs[earlier] { start &+= tokens(earlier) }
    contents.pointee.ids.forEach(in: start..<start &+ tokens(vocabulary), body)
  }

  /// Forgets all words; their records mean nothing any more.
  func forgetWords() {
    contents.pointee.ids.removeAll()
    contents.pointee.notes.removeAll()
    contents.pointee.findings.removeAll()
  }

  /// Forgets all words and gives the memory back.
  func release() {
    contents.pointee.ids = IDMemory(tokenCount: tokenCount)
    contents.pointee.notes = GrowingBuffer(capacity: 256)
    contents.pointee.findings = GrowingBuffer(capacity: 256)
  }

  /// Bytes that the words take here.
  var byteCount: Int {
    contents.pointee.ids.byteCount + contents.pointee.notes.byteCount + contents.pointee.findings.byteCount
  }

}
