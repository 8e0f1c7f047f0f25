internal import WordCounting

/// What a counting table keeps in front of each word's entry: all that a line's sums need to know of the word.
///
/// Layout in bytes, unaligned: characters (4), start of its token ids (4), note (4), classes
/// of its characters (2), then for each vocabulary its number of tokens (4), then, where there are several,
/// comparisons that cut it differently (4).
///
/// Owner: the counting table, whose entries never move. Bounds: `byteCount(vocabularies:)` bytes before the entry. Lifetime:
/// the table's.
struct WordRecord {
  let address: UnsafeMutableRawPointer

  private static let firstTokens = 14

  init(address: UnsafeMutableRawPointer) { self.address = address }

  /// The record in front of an entry: its payload, of which `WordEntry` says where it is; computed here because calls into
  /// another module are not inlined, and this is needed for every word of a text.
  @inline(__always)
  init(of entry: WordEntry, byteCount: Int) { address = entry.address - byteCount }

  @inline(__always)
  static func byteCount(vocabularies: Int) -> Int { firstTokens + 4 * vocabularies + (vocabularies > 1 ? 4 : 0) }

  @inline(__always)
  private func load<Value: BitwiseCopyable>(_ offset: Int, _: Value.Type) -> Value {
    address.loadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  @inline(__always)
  private func store<Value: BitwiseCopyable>(_ value: Value, _ offset: Int) {
    address.storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }

  /// Unicode scalars in the word.
  @inline(__always)
  var characters: UInt32 {
    get { load(0, UInt32.self) }
    nonmutating set { store(newValue, 0) }
  }

  /// Where the word's token ids start in its ledger: those of the first vocabulary, then of the second, and so on.
  @inline(__always)
  var firstID: UInt32 {
    get { load(4, UInt32.self) }
    nonmutating set { store(newValue, 4) }
  }

  /// Where the word's note is in its ledger, counted from 1; 0 for a word that needs none.
  @inline(__always)
  var note: UInt32 {
    get { load(8, UInt32.self) }
    nonmutating set { store(newValue, 8) }
  }

  /// Bit k: the word holds a character of class k.
  @inline(__always)
  var classMask: UInt16 {
    get { load(12, UInt16.self) }
    nonmutating set { store(newValue, 12) }
  }

  @inline(__always)
  func tokens(_ vocabulary: Int) -> UInt32 { load(Self.firstTokens + 4 * vocabulary, UInt32.self) }

  func setTokens(_ tokens: UInt32, _ vocabulary: Int) { store(tokens, Self.firstTokens + 4 * vocabulary) }

  /// Bit c: the vocabularies of comparison c cut the word differently. Only where there are several vocabularies.
  @inline(__always)
  func differenceMask(vocabularies: Int) -> UInt32 { load(Self.firstTokens + 4 * vocabularies, UInt32.self) }

  func setDifferenceMask(_ mask: UInt32, vocabularies: Int) { store(mask, Self.firstTokens + 4 * vocabularies) }
}
