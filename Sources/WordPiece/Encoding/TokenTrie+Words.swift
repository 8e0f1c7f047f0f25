internal import CPlatform

extension TokenTrie {
  /// Cuts words into tokens, several words in turn, one step each.
  ///
  /// A walk through the trie is a chain: where a step goes is known when the one before has come back from memory, and
  /// whether a piece ends there nobody can foresee. Here eight words are on the way at the same time, so that the waiting
  /// is for all of them at once, and a step has no branch but for the end of a word.
  /// - Complexity: as for each word by itself.
  /// - Parameter settled: words that have their result already.
  func encode(_ words: ScalarWords, result: Int, maximumScalarCount: Int, settled: WordMarks) {
    for word in 0..<words.count where !settled.contains(word) {
      // What marks the word's end has a code as well.
      for place in Int(words.starts[word])..<Int(words.starts[word + 1]) {
        words.codes[place] = code(of: words.scalars[place])
      }
    }
    let queue = WalkQueue(self, words, result, maximumScalarCount, settled)
    withUnsafeTemporaryAllocation(of: Walk.self, capacity: Self.walksAtOnce) { walks in
      queue.run(walks)
    }
    let (tokens, counts) = words.room(ofResult: result)
    for word in 0..<words.count where !settled.contains(word) {
      let start = Int(words.starts[word])
      for place in start..<start &+ Int(counts[word]) { tokens[place] = ids[Int(tokens[place])] }
    }
  }

  private static var walksAtOnce: Int { 8 }
}

/// How far the walk of a word has come.
private struct Walk: BitwiseCopyable {
  let word: UInt32
  /// Of the scalar to look at.
  var place: UInt32
  /// Of the word.
  let end: UInt32
  var node: UInt32 = 0
  /// Where the node's child by that scalar would be.
  var slot: UInt32
  /// The slot of the longest token so far that the rest begins with, or `noMatch`; and where it ends.
  var match = Walk.noMatch
  var matchEnd: UInt32 = 0
  /// Where the next piece goes.
  var output: UInt32

  static let noMatch = UInt32.max

  init(word: Int, scalars: Range<Int>, slot: UInt32) {
    self.word = UInt32(truncatingIfNeeded: word)
    self.slot = slot
    place = UInt32(truncatingIfNeeded: scalars.lowerBound)
    end = UInt32(truncatingIfNeeded: scalars.upperBound)
    output = place
  }
}

/// The walks of some words.
private struct WalkQueue {
  private let nodes: UnsafeMutablePointer<TokenTrie.Node>
  private let codes: UnsafeMutablePointer<UInt32>
  private let words: ScalarWords
  private let tokens: UnsafeMutablePointer<Int32>
  private let counts: UnsafeMutablePointer<Int32>
  private let maximumScalarCount: Int
  private let settled: WordMarks
  /// The root for the rest of a word, and its base; no slot's parent, where there is none.
  private let restNode: UInt32
  private let restBase: UInt32
  private var next = 0

  init(_ trie: TokenTrie, _ words: ScalarWords, _ result: Int, _ maximumScalarCount: Int, _ settled: WordMarks) {
    self.settled = settled
    nodes = trie.nodes
    codes = words.codes
    self.words = words
    (tokens, counts) = words.room(ofResult: result)
    self.maximumScalarCount = maximumScalarCount
    restNode = trie.rootOfRest.map { UInt32(truncatingIfNeeded: $0) } ?? UInt32(bitPattern: -2)
    restBase = trie.rootOfRest.map { UInt32(truncatingIfNeeded: trie.nodes[$0].base) } ?? 0
  }

  /// Walks for all words, as many at a time as there is room for.
  consuming func run(_ room: UnsafeMutableBufferPointer<Walk>) {
    let walks = room.baseAddress.unsafelyUnwrapped
    var count = 0
    while count < room.count, let walk = start() {
      (walks + count).initialize(to: walk)
      count += 1
    }
    while count > 0 {
      var place = 0
      while place < count {
        if step(walks + place) {
          place &+= 1
        } else if let walk = start() {
          walks[place] = walk
        } else {
          count &-= 1
          walks[place] = walks[count]
        }
      }
    }
  }

  /// The walk of the next word that has one.
  @inline(__always)
  private mutating func start() -> Walk? {
    while next < words.count {
      let word = next
      next &+= 1
      if settled.contains(word) { continue }
      counts[word] = 0
      let range = words.range(of: word)
      guard range.count > 0, range.count <= maximumScalarCount else { continue }
      return Walk(word: word, scalars: range, slot: nodes[0].link &>> 1 &+ codes[range.lowerBound])
    }
    return nil
  }

  /// Looks at one scalar. What becomes of the walk is chosen by bits, not by branches: of two scalars one goes on, the other ends
  /// a piece, as it comes.
  /// - Returns: False if this was the word's last step.
  @inline(__always)
  private func step(_ walk: UnsafeMutablePointer<Walk>) -> Bool {
    let now = walk.pointee
    let node = nodes[Int(now.slot)]
    let goesOn = onesIfEqual(UInt32(bitPattern: node.parent), now.node)
    let isToken = goesOn & (0 &- (node.link & 1))
    let matchEnd = choose(now.place &+ 1, if: isToken, else: now.matchEnd)
    let place = choose(now.place &+ 1, if: goesOn, else: now.matchEnd)
    let slot = choose(node.link &>> 1, if: goesOn, else: restBase) &+ codes[Int(place)]
    kc_prefetch(nodes + Int(slot))
    // The piece, if it ends here; else another one is written over it.
    tokens[Int(now.output)] = Int32(bitPattern: now.match)
    walk.pointee.place = place
    walk.pointee.node = choose(now.slot, if: goesOn, else: restNode)
    walk.pointee.slot = slot
    walk.pointee.match = choose(now.slot, if: isToken, else: now.match | ~goesOn)
    walk.pointee.matchEnd = matchEnd
    walk.pointee.output = now.output &- ~goesOn
    let isEnd = ~goesOn & (onesIfEqual(now.match, Walk.noMatch) | onesIfEqual(now.matchEnd, now.end))
    guard isEnd != 0 else { return true }
    if now.match != Walk.noMatch {
      counts[Int(now.word)] = Int32(bitPattern: now.output) &+ 1 &- words.starts[Int(now.word)]
    }
    return false
  }
}

/// All bits set if two numbers are equal, else none. In arithmetic, because compilers make branches of comparisons.
@inline(__always)
private func onesIfEqual(_ left: UInt32, _ right: UInt32) -> UInt32 {
  0 &- UInt32(truncatingIfNeeded: (UInt64(left ^ right) &- 1) &>> 63)
}

/// One of two numbers by a mask of all ones or none.
@inline(__always)
private func choose(_ one: UInt32, if mask: UInt32, else other: UInt32) -> UInt32 { other ^ ((one ^ other) & mask) }

extension WordEncoder {
  /// Encodes words together, which is faster than one by one; for each of them the same as `encode`, but that an unknown
  /// word has no tokens.
  /// - Parameter known: the result of an encoder that extends this one (`isExtended`); this one gives the same for words which that
  ///   one cuts into tokens that both have.
  package func encode(_ words: ScalarWords, result: Int = 0, known: Int? = nil) {
    let settled = known.map { words.adopt(from: $0, idsBelow: vocabulary.count, into: result) } ?? WordMarks()
    trie.encode(words, result: result, maximumScalarCount: maximumScalarCount, settled: settled)
  }
}
