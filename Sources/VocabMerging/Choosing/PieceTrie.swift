internal import WordPiece

/// The entries of a vocabulary as a trie over bytes, from which single entries can be struck out.
///
/// Encoding is BERT's: from the left the longest entry, the rest of a word with the continuation prefix before it; a word
/// that cannot be spelled to its end, or is too long, is unknown. What sets it apart from an encoder is that entries can be
/// struck out, for good or for one word, without building anything anew.
///
/// Nodes 0 and 1 are the roots for the start and for the rest of a word. The edges stand in one open-addressing table.
/// - Invariant: `keys` is a power of two at least twice the number of edges; a key is node · 256 + byte, or -1.
struct PieceTrie {
  private var keys: [Int]
  private var children: [Int32]
  /// The entry that ends at each node, or -1.
  private var entries: [Int32] = [-1, -1]
  private var edgeCount = 0
  /// Whether each entry takes part.
  var isAlive: [Bool]

  private let wordLimit: Int

  /// - Parameters:
  ///   - tokens: distinct; an entry's number is its place.
  ///   - wordLimit: words of more characters are unknown.
  init(_ tokens: [[UInt8]], continuationPrefix: [UInt8], wordLimit: Int) {
    self.wordLimit = wordLimit
    keys = [Int](repeating: -1, count: 1 << 8)
    children = [Int32](repeating: 0, count: 1 << 8)
    isAlive = [Bool](repeating: true, count: tokens.count)
    for (entry, token) in tokens.enumerated() {
      insert(token[...], Int32(entry), root: 0)
      if token.count > continuationPrefix.count, token.starts(with: continuationPrefix) {
        insert(token[continuationPrefix.count...], Int32(entry), root: 1)
      }
    }
  }

  /// The base's entries by their ids, then others.
  init(_ base: MergeParent, and others: [[UInt8]] = []) {
    self.init(
      base.vocabulary.tokens + others, continuationPrefix: Array(base.vocabulary.continuationPrefix.utf8),
      wordLimit: base.maximumScalarCount)
  }

  /// Replaces `pieces` by the entries that spell a word; by nothing if it is unknown.
  /// - Parameters:
  ///   - absent: an entry to do without, or -1.
  ///   - isRest: whether the bytes go on a word instead of starting one.
  /// - Complexity: O(b · l) for b bytes and entries of at most l bytes.
  func spell(
    _ word: UnsafeRawBufferPointer, without absent: Int32 = -1, isRest: Bool = false, into pieces: inout [Int32]
  ) {
    pieces.removeAll(keepingCapacity: true)
    if word.count > wordLimit, scalarCount(word) > wordLimit { return }
    var place = 0
    while place < word.count {
      var node = place == 0 && !isRest ? 0 : 1
      var match: Int32 = -1
      var matchEnd = place
      for offset in place..<word.count {
        guard let next = child(of: node, word[offset]) else { break }
        node = next
        let entry = entries[node]
        if entry >= 0, entry != absent, isAlive[Int(entry)] {
          match = entry
          matchEnd = offset + 1
        }
      }
      guard match >= 0 else {
        pieces.removeAll(keepingCapacity: true)
        return
      }
      pieces.append(match)
      place = matchEnd
    }
  }

  private func child(of node: Int, _ byte: UInt8) -> Int? {
    let key = node << 8 | Int(byte)
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] != key {
      if keys[slot] < 0 { return nil }
      slot = (slot + 1) & mask
    }
    return Int(children[slot])
  }

  private mutating func insert(_ text: ArraySlice<UInt8>, _ entry: Int32, root: Int) {
    var node = root
    for byte in text { node = child(of: node, byte) ?? addChild(of: node, byte) }
    entries[node] = entry
  }

  private mutating func addChild(of node: Int, _ byte: UInt8) -> Int {
    if 2 * (edgeCount + 1) > keys.count { grow() }
    let child = entries.count
    entries.append(-1)
    put(node << 8 | Int(byte), Int32(child))
    edgeCount += 1
    return child
  }

  private mutating func grow() {
    let edges = zip(keys, children).filter { $0.0 >= 0 }
    keys = [Int](repeating: -1, count: 2 * keys.count)
    children = [Int32](repeating: 0, count: keys.count)
    for (key, child) in edges { put(key, child) }
  }

  private mutating func put(_ key: Int, _ child: Int32) {
    let mask = keys.count - 1
    var slot = Self.hash(key) & mask
    while keys[slot] >= 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    children[slot] = child
  }

  /// The upper bits of a multiplication by 2⁶⁴/φ, which spreads neighbouring keys.
  private static func hash(_ key: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}
