internal import Storage

/// Some words as scalars, to be encoded together by one or several encoders. For one thread.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it. Pointers are valid
/// until the next `append`. No class, because access to a class's properties is checked each time.
package struct ScalarWords {
  /// Number of words.
  package private(set) var count = 0
  /// The words that may be added tokens.
  private(set) var addedTokens: [Int] = []
  /// The scalars of one word after the other, an `endOfWord` behind each.
  private(set) var scalars: UnsafeMutablePointer<UInt32>
  private(set) var scalarCount = 0
  /// For each word where its scalars start, and where the next word's would.
  package let starts: UnsafeMutablePointer<Int32>
  /// Room for an encoder's own numbers for the scalars.
  private(set) var codes: UnsafeMutablePointer<UInt32>
  /// For each result what an encoder made of the words: a word's pieces stand where its scalars do.
  private var pieces: UnsafeMutablePointer<Piece>
  /// For each result and word the number of its pieces; 0 if it is unknown.
  private let pieceCounts: UnsafeMutablePointer<Int32>
  /// For each word a bit for each encoder of the last group of several that cuts it as all of them together do.
  package let holders: UnsafeMutablePointer<UInt32>
  private let wordCapacity: Int
  let resultCount: Int
  private var scalarCapacity = 1 << 12

  /// No scalar, and none that a token could hold.
  static let endOfWord: UInt32 = 0x1F_FFFF

  /// - Parameters:
  ///   - capacity: words at most.
  ///   - resultCount: how many encoders' results are kept at the same time.
  package init(capacity: Int, resultCount: Int) {
    wordCapacity = capacity
    self.resultCount = resultCount
    scalars = .allocate(capacity: scalarCapacity)
    codes = .allocate(capacity: scalarCapacity)
    pieces = .allocate(capacity: resultCount * scalarCapacity)
    starts = .allocate(capacity: capacity + 1)
    starts.initialize(to: 0)
    pieceCounts = .allocate(capacity: resultCount * capacity)
    holders = .allocate(capacity: capacity)
    holders.initialize(repeating: 0, count: capacity)
  }

  package func deallocate() {
    scalars.deallocate()
    codes.deallocate()
    pieces.deallocate()
    starts.deallocate()
    pieceCounts.deallocate()
    holders.deallocate()
  }

  package mutating func removeAll() {
    count = 0
    scalarCount = 0
    if !addedTokens.isEmpty { addedTokens = [] }
  }

  /// Notes that the word last added is an added token, where a vocabulary has one of its letters.
  package mutating func noteAddedToken() { addedTokens.append(count - 1) }

  /// Adds a word, for which there must be room.
  /// - Parameter word: valid UTF-8; `WordEncoder.padding` bytes after it must be readable.
  /// - Returns: The word's scalars.
  package mutating func append(_ word: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt32> {
    append(word) { _ in }
  }

  /// Adds a word as above, and looks its scalars up in a table.
  /// - Parameter table: has a value for every scalar.
  /// - Returns: The number of the word's scalars, and the bits that all of their values have, and that any has.
  package mutating func append(
    _ word: UnsafeRawBufferPointer, _ table: UnsafePointer<UInt16>
  ) -> (scalarCount: Int, all: UInt16, any: UInt16) {
    var (all, any) = (UInt16.max, UInt16.zero)
    let scalars = append(word) { scalar in
      let value = table[Int(scalar)]
      all &= value
      any |= value
    }
    return (scalars.count, all, any)
  }

  @inline(__always)
  private mutating func append(
    _ word: UnsafeRawBufferPointer, visit: (UInt32) -> Void
  ) -> UnsafeBufferPointer<UInt32> {
    precondition(count < wordCapacity)
    if scalarCount + word.count + 1 > scalarCapacity { grow(by: word.count + 1) }
    let first = scalars + scalarCount
    var next = first
    if var place = word.baseAddress {
      let end = place + word.count
      while place < end {
        let scalar = UTF8Scalars.read(place)
        next.pointee = scalar.value
        next += 1
        place += scalar.byteCount
        visit(scalar.value)
      }
    }
    next.pointee = Self.endOfWord
    scalarCount += next - first + 1
    count += 1
    starts[count] = Int32(truncatingIfNeeded: scalarCount)
    return UnsafeBufferPointer(start: first, count: next - first)
  }

  package func scalars(of word: Int) -> UnsafeBufferPointer<UInt32> {
    let range = range(of: word)
    return UnsafeBufferPointer(start: scalars + range.lowerBound, count: range.count)
  }

  /// A word's pieces, as far as an encoder told them; never more than it has scalars; none if it is unknown.
  package func pieces(of word: Int, result: Int) -> UnsafeBufferPointer<Piece> {
    let room = room(ofResult: result)
    return UnsafeBufferPointer(start: room.pieces + Int(starts[word]), count: Int(room.counts[word]))
  }

  /// A token of a word's spelling, in one number, which is written at once.
  package struct Piece: BitwiseCopyable {
    let bits: UInt64

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    @inline(__always)
    init(token: Int32, end: UInt32) { bits = UInt64(UInt32(bitPattern: token)) | UInt64(end) << 32 }

    /// The token's id.
    @inline(__always)
    package var token: Int32 { Int32(truncatingIfNeeded: bits) }

    /// The place where it ends, counted in the scalars of all words.
    @inline(__always)
    package var end: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
  }

  /// What an encoder makes of words. Valid until the next `append`.
  package struct ResultRoom: BitwiseCopyable {
    /// A word's pieces, from the place where its scalars start.
    package let pieces: UnsafeMutablePointer<Piece>
    /// For each word the number of its pieces; 0 if it is unknown.
    package let counts: UnsafeMutablePointer<Int32>
  }

  /// For who looks at many words; else there is `pieces(of:result:)`.
  package func room(ofResult result: Int) -> ResultRoom {
    precondition(result < resultCount)
    return ResultRoom(pieces: pieces + result * scalarCapacity, counts: pieceCounts + result * wordCapacity)
  }

  /// The places of a word's scalars.
  @inline(__always)
  func range(of word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) - 1 }

  private mutating func grow(by more: Int) {
    scalarCapacity = max(2 * scalarCapacity, scalarCount + more)
    let grown = UnsafeMutablePointer<UInt32>.allocate(capacity: scalarCapacity)
    grown.update(from: scalars, count: scalarCount)
    scalars.deallocate()
    scalars = grown
    codes.deallocate()
    codes = .allocate(capacity: scalarCapacity)
    pieces.deallocate()
    pieces = .allocate(capacity: resultCount * scalarCapacity)
  }
}
