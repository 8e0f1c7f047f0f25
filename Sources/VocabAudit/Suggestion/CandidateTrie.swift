/// The texts of candidates, found at any place of a word.
///
/// A trie over bytes in one hash table from (node, byte) to node; candidates that start words and those that continue
/// them hang below two roots.
struct CandidateTrie: Sendable {
  private static let startRoot = 0
  private static let insideRoot = 1

  private var children: [UInt64: Int32] = [:]
  /// The candidate whose text ends at each node, or -1.
  private var candidates: [Int32] = [-1, -1]

  init(_ tokens: [SuggestedToken]) {
    for (candidate, token) in tokens.enumerated() { insert(token, Int32(candidate)) }
  }

  private mutating func insert(_ token: SuggestedToken, _ candidate: Int32) {
    var node = Int32(token.isContinuation ? Self.insideRoot : Self.startRoot)
    for byte in token.text {
      let key = Self.key(node, byte)
      if let child = children[key] {
        node = child
      } else {
        children[key] = Int32(candidates.count)
        node = Int32(candidates.count)
        candidates.append(-1)
      }
    }
    candidates[Int(node)] = candidate
  }

  /// Visits the candidates that a word holds at a byte, the shortest first, with the byte after each.
  /// - Complexity: O(length of the longest).
  @inline(__always)
  func forEachMatch(_ word: UnsafeRawBufferPointer, at start: Int, _ body: (_ candidate: Int, _ end: Int) -> Void) {
    var node = Int32(start == 0 ? Self.startRoot : Self.insideRoot)
    var end = start
    while end < word.count, let child = children[Self.key(node, word[end])] {
      node = child
      end += 1
      if candidates[Int(node)] >= 0 { body(Int(candidates[Int(node)]), end) }
    }
  }

  private static func key(_ node: Int32, _ byte: UInt8) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 8 | UInt64(byte)
  }
}
