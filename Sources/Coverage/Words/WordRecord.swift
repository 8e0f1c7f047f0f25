/// What a counting table keeps in front of each word's entry: all that a line's sums need to know of the word.
///
/// Layout in bytes, unaligned: start of its token ids (8), characters (4), note (4), vocabularies that keep it whole (4),
/// comparisons that cut it differently (4), classes of its characters (2), whether it was encoded (2), then for each
/// vocabulary its number of tokens (4).
///
/// Owner: the counting table, whose entries never move. Bounds: `byteCount(vocabularies:)` bytes before the entry. Lifetime:
/// the table's.
struct WordRecord {
  let address: UnsafeMutableRawPointer

  @inline(__always)
  static func byteCount(vocabularies: Int) -> Int { 28 + 4 * vocabularies }

  @inline(__always)
  private func load<Value: BitwiseCopyable>(_ offset: Int, _: Value.Type) -> Value {
    address.loadUnaligned(fromByteOffset: offset, as: Value.self)
  }

  @inline(__always)
  private func store<Value: BitwiseCopyable>(_ value: Value, _ offset: Int) {
    address.storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }

  /// Where the word's token ids start in its ledger: those of the first vocabulary, then of the second, and so on.
  var firstID: Int {
    get { load(0, Int.self) }
    nonmutating set { store(newValue, 0) }
  }

  /// Unicode scalars in the word.
  @inline(__always)
  var characters: UInt32 {
    get { load(8, UInt32.self) }
    nonmutating set { store(newValue, 8) }
  }

  /// The word's note in its ledger, counted from 1; 0 for a word without one.
  @inline(__always)
  var note: UInt32 {
    get { load(12, UInt32.self) }
    nonmutating set { store(newValue, 12) }
  }

  /// Bit v: vocabulary v keeps the word as one token other than the unknown one.
  @inline(__always)
  var wholeMask: UInt32 {
    get { load(16, UInt32.self) }
    nonmutating set { store(newValue, 16) }
  }

  /// Bit c: the vocabularies of comparison c cut the word differently.
  @inline(__always)
  var differenceMask: UInt32 {
    get { load(20, UInt32.self) }
    nonmutating set { store(newValue, 20) }
  }

  /// Bit k: the word holds a character of class k.
  @inline(__always)
  var classMask: UInt16 {
    get { load(24, UInt16.self) }
    nonmutating set { store(newValue, 24) }
  }

  @inline(__always)
  var isEncoded: Bool {
    get { load(26, UInt16.self) != 0 }
    nonmutating set { store(newValue ? 1 : 0 as UInt16, 26) }
  }

  @inline(__always)
  func tokens(_ vocabulary: Int) -> UInt32 { load(28 + 4 * vocabulary, UInt32.self) }

  func setTokens(_ tokens: UInt32, _ vocabulary: Int) { store(tokens, 28 + 4 * vocabulary) }
}
