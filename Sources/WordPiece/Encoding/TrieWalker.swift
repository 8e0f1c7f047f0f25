internal import CPlatform

/// Cuts words into tokens, several words in turn, one step each.
///
/// A walk through a trie is a chain: where a step goes is known when the one before has come back from memory, and
/// whether a piece ends there nobody can foresee. Here eight words are on the way at the same time, so that the waiting
/// is for all of them at once, and a step has no branch but for the end of a word.
///
/// Memory: the shape's, which must live as long as this value.
struct TrieWalker: BitwiseCopyable {
  private let nodes: UnsafeMutablePointer<TrieShape.Node>
  private let pageStarts: UnsafeMutablePointer<UInt32>
  private let codes: UnsafeMutablePointer<UInt32>
  /// The root for the rest of a word; no slot's parent, where there is none.
  private let restNode: UInt32
  private let restBase: UInt32

  private static var walksAtOnce: Int { 8 }

  init(_ shape: TrieShape) {
    nodes = shape.nodes
    (pageStarts, codes) = (shape.pageStarts, shape.codes)
    restNode = shape.continuationRoot.map { UInt32(truncatingIfNeeded: $0) } ?? UInt32(bitPattern: -2)
    restBase = shape.continuationRoot.map { UInt32(truncatingIfNeeded: shape.nodes[$0].base) } ?? 0
  }

  /// Writes what stands for the scalars of words; what marks a word's end has a code as well.
  func code(_ words: ScalarWords) {
    for place in 0..<words.scalarCount {
      let scalar = words.scalars[place]
      words.codes[place] = codes[Int(pageStarts[Int(scalar &>> 8)]) &+ Int(scalar & 0xFF)]
    }
  }

  /// Cuts words. What is left of each token is its slot.
  /// - Complexity: as for each word by itself.
  /// - Parameters:
  ///   - words: with the shape's codes (`code`).
  ///   - tokenBits: of the vocabularies whose tokens are taken.
  ///   - whole: a result with more of them: pieces with which its spelling begins need no walk, as far as they are to be taken.
  func cut(_ words: ScalarWords, result: Int, maximumScalarCount: Int, tokenBits: UInt32, whole: Int?) {
    let queue = WalkQueue(
      nodes: nodes, tokenBits: tokenBits, words: words, room: words.room(ofResult: result),
      maximumScalarCount: maximumScalarCount, whole: whole.map(words.room), restNode: restNode, restBase: restBase)
    withUnsafeTemporaryAllocation(of: Walk.self, capacity: Self.walksAtOnce) { walks in
      queue.run(walks)
    }
  }
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

  /// Goes on behind the first pieces of a word.
  init(word: Int, scalars: Range<Int>, place: UInt32, pieceCount: Int, node: UInt32, slot: UInt32) {
    self.init(word: word, scalars: scalars, slot: slot)
    output = self.place &+ UInt32(truncatingIfNeeded: pieceCount)
    self.place = place
    self.node = node
  }
}

/// The walks of some words.
private struct WalkQueue {
  let nodes: UnsafeMutablePointer<TrieShape.Node>
  let tokenBits: UInt32
  let words: ScalarWords
  let room: ScalarWords.ResultRoom
  let maximumScalarCount: Int
  let whole: ScalarWords.ResultRoom?
  let restNode: UInt32
  let restBase: UInt32
  private var next = 0

  init(
    nodes: UnsafeMutablePointer<TrieShape.Node>, tokenBits: UInt32, words: ScalarWords, room: ScalarWords.ResultRoom,
    maximumScalarCount: Int, whole: ScalarWords.ResultRoom?, restNode: UInt32, restBase: UInt32
  ) {
    (self.nodes, self.tokenBits, self.words, self.room) = (nodes, tokenBits, words, room)
    (self.maximumScalarCount, self.whole) = (maximumScalarCount, whole)
    (self.restNode, self.restBase) = (restNode, restBase)
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
      room.counts[word] = 0
      let range = words.range(of: word)
      guard range.count > 0, range.count <= maximumScalarCount else { continue }
      let pieceCount = whole.map { takePieces(of: word, at: range.lowerBound, from: $0) } ?? 0
      guard pieceCount > 0 else {
        return Walk(
          word: word, scalars: range, slot: nodes[0].link &>> TrieShape.Node.baseShift &+ words.codes[range.lowerBound])
      }
      let place = room.ends[range.lowerBound &+ pieceCount &- 1]
      if place == range.upperBound {
        room.counts[word] = Int32(truncatingIfNeeded: pieceCount)
        continue
      }
      return Walk(
        word: word, scalars: range, place: place, pieceCount: pieceCount, node: restNode,
        slot: restBase &+ words.codes[Int(place)])
    }
    return nil
  }

  /// Takes over the pieces of the whole's spelling up to the first that is none of the tokens: as long as the longest match of all
  /// tokens is one of them, it is their longest match.
  /// - Returns: The number of pieces.
  @inline(__always)
  private func takePieces(of word: Int, at start: Int, from whole: ScalarWords.ResultRoom) -> Int {
    let end = start &+ Int(whole.counts[word])
    var place = start
    while place < end, nodes[Int(whole.tokens[place])].link & tokenBits != 0 {
      room.tokens[place] = whole.tokens[place]
      room.ends[place] = whole.ends[place]
      place &+= 1
    }
    return place &- start
  }

  /// Looks at one scalar. What becomes of the walk is chosen by bits, not by branches: of two scalars one goes on, the other ends
  /// a piece, as it comes.
  /// - Returns: False if this was the word's last step.
  @inline(__always)
  private func step(_ walk: UnsafeMutablePointer<Walk>) -> Bool {
    let now = walk.pointee
    let node = nodes[Int(now.slot)]
    let goesOn = onesIfEqual(UInt32(bitPattern: node.parent), now.node)
    let isToken = goesOn & ~onesIfEqual(node.link & tokenBits, 0)
    let matchEnd = choose(now.place &+ 1, if: isToken, else: now.matchEnd)
    let place = choose(now.place &+ 1, if: goesOn, else: now.matchEnd)
    let slot = choose(node.link &>> TrieShape.Node.baseShift, if: goesOn, else: restBase) &+ words.codes[Int(place)]
    kc_prefetch(nodes + Int(slot))
    // The piece, if it ends here; else another one is written over it.
    room.tokens[Int(now.output)] = Int32(bitPattern: now.match)
    room.ends[Int(now.output)] = now.matchEnd
    walk.pointee.place = place
    walk.pointee.node = choose(now.slot, if: goesOn, else: restNode)
    walk.pointee.slot = slot
    walk.pointee.match = choose(now.slot, if: isToken, else: now.match | ~goesOn)
    walk.pointee.matchEnd = matchEnd
    walk.pointee.output = now.output &- ~goesOn
    let isEnd = ~goesOn & (onesIfEqual(now.match, Walk.noMatch) | onesIfEqual(now.matchEnd, now.end))
    guard isEnd != 0 else { return true }
    if now.match != Walk.noMatch {
      room.counts[Int(now.word)] = Int32(bitPattern: now.output) &+ 1 &- words.starts[Int(now.word)]
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
