internal import WordCounting

/// What a counting table keeps in front of each word's entry: all that a line's sums need to know of a plain word, and
/// where to find the rest. Plain is a word that all vocabularies know and cover, whose characters are few and of two
/// classes at most; most are.
///
/// Records are small, because a text touches as many as it has words, and what is touched first costs most.
///
/// Layout in bytes, unaligned: the place of its token ids or its note (4), classes (1), characters of the first and of
/// the second (1 each), then for each vocabulary its number of tokens (1), then, where there are several, comparisons
/// that cut it differently (1 or 4). Of a word that is not plain, the vocabularies that do not know it stand in place
/// of the characters (2), if there are no more than have bits there.
///
/// Owner: the counting table, whose entries never move. Bounds: `byteCount(vocabularies:)` bytes before the entry.
/// Lifetime: the table's.
struct WordRecord {
  let address: UnsafeMutableRawPointer

  private static let firstTokens = 7
  /// In the place of the classes: the word is not plain.
  private static let noted = UInt8.max
  /// A plain word has no more characters, nor therefore tokens.
  static let mostPlainCharacters = Int(UInt8.max)
  /// So many vocabularies make no more comparisons than a byte has bits.
  private static let mostVocabulariesOfByte = 9

  init(address: UnsafeMutableRawPointer) { self.address = address }

  /// The record in front of an entry: its payload, of which `WordEntry` says where it is; computed here because calls
  /// into another module are not inlined, and this is needed for every word of a text.
  @inline(__always)
  init(of entry: WordEntry, byteCount: Int) { address = entry.address - byteCount }

  @inline(__always)
  static func byteCount(vocabularies: Int) -> Int {
    firstTokens + vocabularies + (vocabularies == 1 ? 0 : vocabularies <= mostVocabulariesOfByte ? 1 : 4)
  }

  /// Makes this the record of a plain word, whose numbers of tokens are to be set.
  /// - Parameters:
  ///   - firstID: where its token ids start in its ledger: those of the first vocabulary, then of the second, and so
  ///     on.
  ///   - characters: of the first class and of the second, no more than `mostPlainCharacters` together.
  @inline(__always)
  func setPlain(firstID: Int, _ classes: ClassPair, characters: (Int, Int)) {
    store(UInt32(truncatingIfNeeded: firstID), 0)
    store(classes.bits, 4)
    store(UInt8(truncatingIfNeeded: characters.0), 5)
    store(UInt8(truncatingIfNeeded: characters.1), 6)
  }

  @inline(__always)
  func setTokens(_ tokens: Int, _ vocabulary: Int) {
    store(UInt8(truncatingIfNeeded: tokens), Self.firstTokens &+ vocabulary)
  }

  /// Makes this the record of a word that is not plain.
  /// - Parameter notePlace: where its note is in its ledger.
  /// - Parameter unknown: the vocabularies that do not know it.
  func setNoted(_ notePlace: Int, unknown: UInt32) {
    store(UInt32(truncatingIfNeeded: notePlace), 0)
    store(Self.noted, 4)
    store(UInt16(truncatingIfNeeded: unknown), 5)
  }

  /// The vocabularies that do not know a word that is not plain, where there are at most `mostVocabulariesOfMask`.
  @inline(__always)
  var unknownMask: UInt32 { UInt32(load(5, UInt16.self)) }

  static let mostVocabulariesOfMask = UInt16.bitWidth

  /// Whether what follows tells all; else the word has a note, and `place` is that of its note.
  @inline(__always)
  var isPlain: Bool { load(4, UInt8.self) != Self.noted }

  @inline(__always)
  var place: Int { Int(load(0, UInt32.self)) }

  /// Of a plain word.
  @inline(__always)
  var classes: ClassPair { ClassPair(bits: load(4, UInt8.self)) }

  /// Unicode scalars in a plain word: of its first class, and of its second.
  @inline(__always)
  var characters: (Int, Int) { (Int(load(5, UInt8.self)), Int(load(6, UInt8.self))) }

  /// Tokens of a plain word.
  @inline(__always)
  func tokens(_ vocabulary: Int) -> Int { Int(load(Self.firstTokens &+ vocabulary, UInt8.self)) }

  /// Bit c: the vocabularies of comparison c cut the word, plain or not, differently. Only where there are several
  /// vocabularies.
  @inline(__always)
  func differenceMask(vocabularies: Int) -> UInt32 {
    let offset = Self.firstTokens &+ vocabularies
    return vocabularies <= Self.mostVocabulariesOfByte ? UInt32(load(offset, UInt8.self)) : load(offset, UInt32.self)
  }

  func setDifferenceMask(_ mask: UInt32, vocabularies: Int) {
    let offset = Self.firstTokens &+ vocabularies
    if vocabularies <= Self.mostVocabulariesOfByte {
      store(UInt8(truncatingIfNeeded: mask), offset)
    } else {
      store(mask, offset)
    }
  }

  @inline(__always)
  private func load<Value: BitwiseCopyable>(_ offset: Int, _: Value.Type) -> Value {
    address.loadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  @inline(__always)
  private func store<Value: BitwiseCopyable>(_ value: Value, _ offset: Int) {
    address.storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }
}
