internal import CPlatform

/// Cuts words into tokens, several words in turn, one step each.
///
/// A walk through a trie is a chain of loads: a step's target is known only when the previous step is back from memory,
/// and where a piece ends is unpredictable. Eight words are therefore walked at a time, so that their waits overlap. A
/// step looks where the scalar leads within the piece and as the first of the next one, so that a word takes hardly
/// more steps than scalars, without a branch but for its end.
///
/// Memory: the shape's, which must live as long as this value.
struct TrieWalker: BitwiseCopyable {
  private let nodes: UnsafeMutablePointer<DoubleArray.Node>
  private let pageStarts: UnsafeMutablePointer<UInt32>
  private let codes: UnsafeMutablePointer<UInt32>
  /// The root for the rest of a word; no slot's parent, where there is none.
  private let restNode: UInt32
  private let restBase: UInt32

  private static var walksAtOnce: Int { 8 }

  init(_ shape: DoubleArray) {
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

  /// Notes for each word the bits that all tokens of its spelling have: of the vocabularies that cut it the same way,
  /// because as long as the longest match of all tokens is one of theirs, it is their longest match.
  func noteHolders(_ words: ScalarWords, result: Int) {
    let room = words.room(ofResult: result)
    for word in 0..<words.count {
      let start = Int(words.starts[word])
      var bits = room.counts[word] > 0 ? DoubleArray.Node.tokenBits : 0
      for place in start..<start &+ Int(room.counts[word]) { bits &= nodes[Int(room.pieces[place].token)].link }
      words.holders[word] = bits
    }
  }

  /// Cuts words. What is left of each token is its slot.
  /// - Complexity: as for each word by itself.
  /// - Parameters:
  ///   - words: with the shape's codes (`code`).
  ///   - tokenBits: of the vocabularies whose tokens are taken.
  ///   - whole: the result of all vocabularies: pieces with which its spelling begins need no walk, as far as they are
  ///     to be taken. Pieces of words whose holders (`noteHolders`) are among the vocabularies are left there.
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
  /// Where the next piece goes.
  var output: UInt32
  /// The longest token so far that the rest begins with, by its slot; or none.
  var match = Walk.noMatch

  /// All bits set.
  static let noMatch = ScalarWords.Piece(bits: .max)

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
  let nodes: UnsafeMutablePointer<DoubleArray.Node>
  let tokenBits: UInt32
  let words: ScalarWords
  let room: ScalarWords.ResultRoom
  let maximumScalarCount: Int
  let whole: ScalarWords.ResultRoom?
  let restNode: UInt32
  let restBase: UInt32
  private var next = 0

  init(
    nodes: UnsafeMutablePointer<DoubleArray.Node>, tokenBits: UInt32, words: ScalarWords, room: ScalarWords.ResultRoom,
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
      if let whole, words.holders[word] & tokenBits != 0 {
        room.counts[word] = whole.counts[word]
        continue
      }
      let pieceCount = whole.map { takePieces(of: word, at: range.lowerBound, from: $0) } ?? 0
      guard pieceCount > 0 else {
        return Walk(
          word: word, scalars: range,
          slot: nodes[0].link &>> DoubleArray.Node.baseShift &+ words.codes[range.lowerBound])
      }
      let place = room.pieces[range.lowerBound &+ pieceCount &- 1].end
      return Walk(
        word: word, scalars: range, place: place, pieceCount: pieceCount, node: restNode,
        slot: restBase &+ words.codes[Int(place)])
    }
    return nil
  }

  /// Takes over the pieces of the whole's spelling up to the first that is none of the tokens.
  /// - Returns: The number of pieces.
  @inline(__always)
  private func takePieces(of word: Int, at start: Int, from whole: ScalarWords.ResultRoom) -> Int {
    let end = start &+ Int(whole.counts[word])
    var place = start
    while place < end, nodes[Int(whole.pieces[place].token)].link & tokenBits != 0 {
      room.pieces[place] = whole.pieces[place]
      place &+= 1
    }
    return place &- start
  }

  /// Looks at one scalar: it goes on with the piece, or it ends the piece and begins the next. Which of the two is
  /// chosen by bits, not by a branch, since it is as it comes; seldom is it neither.
  /// - Returns: False if this was the word's last step.
  @inline(__always)
  private func step(_ walk: UnsafeMutablePointer<Walk>) -> Bool {
    let now = walk.pointee
    let beginning = restBase &+ words.codes[Int(now.place)]
    let (child, first) = (nodes[Int(now.slot)], nodes[Int(beginning)])
    let goesOn = onesIfEqual(UInt32(bitPattern: child.parent), now.node)
    let begins =
      ~goesOn & onesIfEqual(UInt32(bitPattern: first.parent), restNode) & onesIfEqual(now.match.end, now.place)
    guard goesOn | begins != 0 else { return endPiece(walk, now) }
    // The piece, if it ends here; else another one is written over it.
    room.pieces[Int(now.output)] = now.match
    let place = now.place &+ 1
    let node = choose(now.slot, if: goesOn, else: beginning)
    let link = choose(child.link, if: goesOn, else: first.link)
    let isToken = ~onesIfEqual(link & tokenBits, 0)
    let slot = link &>> DoubleArray.Node.baseShift &+ words.codes[Int(place)]
    kc_prefetch(nodes + Int(slot))
    let token = ScalarWords.Piece(token: Int32(bitPattern: node), end: place)
    walk.pointee.place = place
    walk.pointee.node = node
    walk.pointee.slot = slot
    walk.pointee.match = ScalarWords.Piece(bits: choose(token.bits, if: isToken, else: now.match.bits | begins))
    walk.pointee.output = now.output &- UInt32(truncatingIfNeeded: begins)
    return place < now.end || endPiece(walk, walk.pointee)
  }

  /// Ends a piece at the word's end, or where its longest token ended some scalars before.
  /// - Returns: False if the word ends as well, or if there is no such token.
  @inline(__always)
  private func endPiece(_ walk: UnsafeMutablePointer<Walk>, _ now: Walk) -> Bool {
    guard now.match.bits != Walk.noMatch.bits else { return false }
    room.pieces[Int(now.output)] = now.match
    guard now.match.end < now.end else {
      room.counts[Int(now.word)] = Int32(bitPattern: now.output) &+ 1 &- words.starts[Int(now.word)]
      return false
    }
    walk.pointee.place = now.match.end
    walk.pointee.node = restNode
    walk.pointee.slot = restBase &+ words.codes[Int(now.match.end)]
    walk.pointee.match = Walk.noMatch
    walk.pointee.output = now.output &+ 1
    return true
  }
}

/// All bits set if two numbers are equal, else none. In arithmetic, because compilers make branches of comparisons.
@inline(__always)
private func onesIfEqual(_ left: UInt32, _ right: UInt32) -> UInt64 {
  0 &- ((UInt64(left ^ right) &- 1) &>> 63)
}

/// One of two numbers by a mask of all ones or none.
@inline(__always)
private func choose(_ one: UInt64, if mask: UInt64, else other: UInt64) -> UInt64 { other ^ ((one ^ other) & mask) }

@inline(__always)
private func choose(_ one: UInt32, if mask: UInt64, else other: UInt32) -> UInt32 {
  other ^ ((one ^ other) & UInt32(truncatingIfNeeded: mask))
}
