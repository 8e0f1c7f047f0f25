internal import Storage
internal import Glibc
internal import WordPiece

/// Counts the characters of words; for one thread.
///
/// A known word consists of its tokens' characters, so it is enough to count tokens. Only other words are decoded, and
/// their tokens left out: unknown words, and those that begin like a continuation, whose first token has no known
/// position.
///
/// Memory: owned by this object and as long as it.
final class CharacterTally {
  /// For each 256 code points, where their occurrences are: at the start of words, inside, for one after the other.
  private let pages: UnsafeMutablePointer<UnsafeMutablePointer<Int>?>
  /// nil: all words are looked at.
  private let vocabulary: Vocabulary?
  private let prefix: [UInt8]
  /// The first byte of all words that begin like a continuation.
  private let prefixByte: UInt8
  /// For each token how often it stood for words that were looked at.
  private let leftOut: UnsafeMutablePointer<Int>

  private static let pageCount = 0x110000 >> 8

  /// - Parameter vocabulary: whose tokens are counted as well; nil: none's.
  init(_ vocabulary: Vocabulary?) {
    pages = .repeating(nil, Self.pageCount)
    prefix = vocabulary.map { Array($0.continuationPrefix.utf8) } ?? []
    prefixByte = prefix.first ?? 0
    self.vocabulary = prefix.isEmpty ? nil : vocabulary
    leftOut = zeroedMemory(max(vocabulary?.count ?? 0, 1))
  }

  deinit {
    for page in 0..<Self.pageCount { free(pages[page]) }
    pages.deallocate()
    free(leftOut)
  }

  /// Adds `count` occurrences of a word.
  /// - Parameters:
  ///   - isKnown: whether the vocabulary can spell it.
  ///   - forEachID: visits the tokens that stand for it.
  /// - Complexity: O(1) for nearly all known words, else O(length).
  @inline(__always)
  func add(_ word: UnsafeRawBufferPointer, count: Int, isKnown: Bool, forEachID: ((Int) -> Void) -> Void) {
    if isKnown, vocabulary != nil, word.first != prefixByte { return }
    addCharacters(word, count)
    if vocabulary != nil { forEachID { leftOut[$0] &+= count } }
  }

  @inline(never)
  private func addCharacters(_ word: UnsafeRawBufferPointer, _ count: Int) {
    UTF8Scalars.forEach(of: word) { scalar, offset in add(scalar, isFirst: offset == 0, count) }
  }

  @inline(__always)
  private func add(_ scalar: UInt32, isFirst: Bool, _ count: Int) {
    let page = pages[Int(scalar >> 8)] ?? newPage(Int(scalar >> 8))
    page[Int(scalar & 0xFF) &* 2 &+ (isFirst ? 0 : 1)] &+= count
  }

  @inline(never)
  private func newPage(_ number: Int) -> UnsafeMutablePointer<Int> {
    let page: UnsafeMutablePointer<Int> = zeroedMemory(512)
    pages[number] = page
    return page
  }

  /// Adds the characters of all words; to be called once, last.
  /// - Parameter tokenCounts: how often each token of the vocabulary was used.
  func add(to counts: inout CharacterCounts, tokenCounts: UnsafePointer<Int>) {
    addTokens(tokenCounts)
    for number in 0..<Self.pageCount {
      guard let page = pages[number] else { continue }
      for low in 0..<256 where page[2 * low] + page[2 * low + 1] > 0 {
        counts.add(UInt32(number << 8 | low), atStart: page[2 * low], inside: page[2 * low + 1])
      }
    }
  }

  /// Adds the characters of the words that were not looked at.
  private func addTokens(_ tokenCounts: UnsafePointer<Int>) {
    var id = 0
    vocabulary?.forEachToken { token in
      let count = tokenCounts[id] - leftOut[id]
      id += 1
      guard count > 0 else { return }
      let isContinuation = token.starts(with: prefix)
      let text = isContinuation ? UnsafeBufferPointer(rebasing: token.dropFirst(prefix.count)) : token
      UTF8Scalars.forEach(of: UnsafeRawBufferPointer(text)) { scalar, offset in
        add(scalar, isFirst: offset == 0 && !isContinuation, count)
      }
    }
  }
}
