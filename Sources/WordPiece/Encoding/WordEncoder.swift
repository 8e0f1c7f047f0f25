internal import Storage

/// Cuts words into the tokens of a vocabulary: longest match first, continuation pieces after the first.
///
/// From the left, the longest token that the rest of the word begins with (after the first piece: the longest one
/// behind the continuation prefix). Where none matches, the whole word is one unknown token; so is a word of more than
/// `maximumScalarCount` scalars. Words come from a pipeline: they are valid UTF-8. Used by any number of threads.
///
///     let encoder = WordEncoder(vocabulary)
///     encoder.encode(Array("하이요".utf8))      // [5, 6]
///
/// - Complexity: O(s · t) for a word of s scalars and tokens of at most t; linear in practice.
/// - Source: Hugging Face tokenizers, `models/wordpiece/mod.rs`.
public final class WordEncoder: Sendable {
  /// The most scalars of a word in BERT's models.
  public static let defaultMaximumScalarCount = 100
  /// Bytes that must be readable after a word that is given by pointer.
  public static let padding = 3
  /// Stands for an unknown word where the vocabulary has no unknown token.
  public static let noID: Int32 = -1

  public let vocabulary: Vocabulary
  public let maximumScalarCount: Int
  /// What an unknown word becomes: the unknown token's id, or `noID`.
  public let unknownID: Int32
  let trie: TokenTrie
  /// Added tokens, which are words by themselves where text was split by `AddedTokenScanner`, with `AddedTokenMark`;
  /// empty where it was not.
  let addedWords: [[UInt8]: Int32]

  public convenience init(
    _ vocabulary: Vocabulary, maximumScalarCount: Int = WordEncoder.defaultMaximumScalarCount
  ) {
    let trie = TokenTrie(vocabulary.table, continuationPrefix: vocabulary.continuationPrefix)
    self.init(vocabulary, maximumScalarCount, trie, knowsAddedWords: false)
  }

  private init(_ vocabulary: Vocabulary, _ maximumScalarCount: Int, _ trie: TokenTrie, knowsAddedWords: Bool) {
    self.vocabulary = vocabulary
    self.maximumScalarCount = maximumScalarCount
    unknownID = vocabulary.unknownID.map(Int32.init) ?? Self.noID
    self.trie = trie
    let added = knowsAddedWords ? vocabulary.addedTokens.map(\.text) : []
    addedWords = Dictionary(
      added.compactMap { text in vocabulary.id(of: text).map { (AddedTokenMark.marked(text), Int32($0)) } }
    ) { $1 }
  }

  /// Encoders for several vocabularies, which encode words faster together (`EncoderGroup`) than each by itself, and
  /// take marked words for the added tokens that they are.
  /// - Complexity: O(bytes of all tokens).
  package static func together(_ vocabularies: [(vocabulary: Vocabulary, maximumScalarCount: Int)]) -> [WordEncoder] {
    var encoders: [Int: WordEncoder] = [:]
    let prefixes = Dictionary(grouping: vocabularies.indices) { vocabularies[$0].vocabulary.continuationPrefix }
    for (prefix, places) in prefixes {
      for first in stride(from: 0, to: places.count, by: DoubleArray.vocabularyLimit) {
        let group = places[first..<min(first + DoubleArray.vocabularyLimit, places.count)]
        let shape = DoubleArray(group.map { vocabularies[$0].vocabulary.table }, continuationPrefix: prefix)
        for (member, place) in group.enumerated() {
          encoders[place] = WordEncoder(
            vocabularies[place].vocabulary, vocabularies[place].maximumScalarCount, TokenTrie(shape, member),
            knowsAddedWords: true)
        }
      }
    }
    return vocabularies.indices.map { encoders[$0]! }
  }

  /// Writes the ids of a word.
  /// - Parameters:
  ///   - word: `padding` bytes after it must be readable, whatever they hold.
  ///   - ids: Has room for as many as the word has bytes.
  /// - Returns: The number of ids; 0 for no bytes.
  public func encode(_ word: UnsafeRawBufferPointer, into ids: UnsafeMutablePointer<Int32>) -> Int {
    guard let start = word.baseAddress, word.count > 0 else { return 0 }
    if !addedWords.isEmpty, let id = addedWords[Array(word)] {
      ids[0] = id
      return 1
    }
    let count = isTooLong(word) ? 0 : trie.encode(start, start + word.count, into: ids)
    guard count == 0 else { return count }
    ids[0] = unknownID
    return 1
  }

  /// The ids of a word.
  public func encode(_ word: some Collection<UInt8>) -> [Int32] {
    let padded = Array(word) + [UInt8](repeating: 0, count: Self.padding)
    return padded.withUnsafeBytes { padded in
      [Int32](unsafeUninitializedCapacity: word.count) { ids, count in
        guard let ids = ids.baseAddress else { return }
        count = encode(UnsafeRawBufferPointer(rebasing: padded.dropLast(Self.padding)), into: ids)
      }
    }
  }

  /// Whether a word is an added token.
  package func isAddedToken(_ word: UnsafeRawBufferPointer) -> Bool {
    !addedWords.isEmpty && addedWords[Array(word)] != nil
  }

  /// Whether the word is longer than a word may be; bytes bound scalars, so that most words are not counted.
  @inline(__always)
  func isTooLong(_ word: UnsafeRawBufferPointer) -> Bool {
    word.count > maximumScalarCount && scalarCount(word) > maximumScalarCount
  }
}
