internal import CommentText
internal import Storage

/// Byte strings by number and numbers by byte string: all strings in one arena, found through an open-addressing table.
///
/// - Invariant: `slots` is a power of two at least twice the number of strings; a slot holds a number or -1.
/// - Complexity: finding is O(length) expected.
final class TokenTable: Sendable {
  /// The strings, then `padding` zeros.
  private let arena: [UInt8]
  /// Where string `n` ends; it starts where the one before it ends.
  private let ends: [Int]
  private let slots: [Int32]
  /// Numbers that are not found, because a later string is equal.
  let repeated: Set<Int>
  /// Numbers that no token has; their strings are empty.
  let unassigned: Set<Int>
  /// Numbers of tokens that are no pieces of words: they are found in text by themselves only.
  let apart: Set<Int>

  /// Readable after each string, so that a scalar is read without asking whether it is whole.
  private static let padding = 4

  /// - Parameter strings: a later equal string is the one that is found.
  convenience init(_ strings: some Sequence<[UInt8]>, unassigned: Set<Int> = [], apart: Set<Int> = []) {
    self.init(strings, after: nil, unassigned: unassigned, apart: apart)
  }

  /// These strings, and others after them.
  /// - Complexity: O(bytes).
  func adding(_ strings: [[UInt8]]) -> TokenTable { strings.isEmpty ? self : TokenTable(strings, after: self) }

  /// The same strings, none of them apart: what one vocabulary keeps apart may be a piece in another.
  var joined: TokenTable { apart.isEmpty ? self : TokenTable(indices.map { Array(self[$0]) }, unassigned: unassigned) }

  private init(
    _ strings: some Sequence<[UInt8]>, after first: TokenTable?, unassigned: Set<Int> = [], apart: Set<Int> = []
  ) {
    var arena = first.map { $0.arena.dropLast(Self.padding) }.map(Array.init) ?? []
    var ends = first?.ends ?? []
    ends.reserveCapacity(ends.count + strings.underestimatedCount)
    for string in strings {
      arena += string
      ends.append(arena.count)
    }
    var slotCount = 16
    while slotCount < 2 * ends.count { slotCount *= 2 }
    var slots = [Int32](repeating: -1, count: slotCount)
    var repeated: Set<Int> = []
    arena.withUnsafeBufferPointer { arena in
      for number in ends.indices where unassigned.isEmpty || !unassigned.contains(number) {
        let string = UnsafeBufferPointer(rebasing: arena[(number == 0 ? 0 : ends[number - 1])..<ends[number]])
        var slot = Self.hash(string) & (slotCount - 1)
        while slots[slot] >= 0 {
          let other = Int(slots[slot])
          let start = other == 0 ? 0 : ends[other - 1]
          if ends[other] - start == string.count, arena[start..<ends[other]].elementsEqual(string) {
            repeated.insert(other)
            break
          }
          slot = (slot + 1) & (slotCount - 1)
        }
        slots[slot] = Int32(number)
      }
    }
    self.repeated = repeated
    self.unassigned = unassigned
    self.apart = apart
    self.arena = arena + [UInt8](repeating: 0, count: Self.padding)
    self.ends = ends
    self.slots = slots
  }

  var count: Int { ends.count }

  /// Whether a number stands for a piece of words.
  func isPiece(_ number: Int) -> Bool {
    !range(of: number).isEmpty && !repeated.contains(number) && !apart.contains(number)
  }

  /// Bytes of all strings.
  var byteCount: Int { ends.last ?? 0 }

  var indices: Range<Int> { ends.indices }

  subscript(number: Int) -> ArraySlice<UInt8> { arena[range(of: number)] }

  /// Calls `body` with a string where it lies.
  @inline(__always)
  func withString<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(of: number)])) }
  }

  /// Where a string lies in the arena.
  private func range(of number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  func number(of string: some Collection<UInt8>) -> Int? {
    // What is generic is called without being specialised from other modules, so most strings are passed on as they lie
    // in memory.
    string.withContiguousStorageIfAvailable { number(of: $0) }
      ?? Array(string).withUnsafeBufferPointer { number(of: $0) }
  }

  private func number(of string: UnsafeBufferPointer<UInt8>) -> Int? {
    arena.withUnsafeBufferPointer { arena in
      var slot = Self.hash(string) & (slots.count - 1)
      while slots[slot] >= 0 {
        let number = Int(slots[slot])
        if arena[range(of: number)].elementsEqual(string) { return number }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  /// Visits every string in order.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    arena.withUnsafeBufferPointer { arena in
      var start = 0
      for end in ends {
        body(UnsafeBufferPointer(rebasing: arena[start..<end]))
        start = end
      }
    }
  }

  /// Visits the scalars of every string, which must be UTF-8, in order.
  func forEachScalar(endingEach end: () -> Void = {}, _ body: (_ number: Int, _ scalar: UInt32) -> Void) {
    arena.withUnsafeBytes { arena in
      var offset = 0
      for number in ends.indices {
        while offset < ends[number] {
          let scalar = UTF8Scalars.read(arena.baseAddress! + offset)
          body(number, scalar.value)
          offset += scalar.byteCount
        }
        end()
      }
    }
  }

  /// Keyed by the process's secret: a vocabulary from outside may hold tokens that were chosen to meet in one slot.
  /// - Source: the folded multiplication of wyhash (Wang Yi).
  @inline(__always)
  private static func hash(_ string: UnsafeBufferPointer<UInt8>) -> Int {
    let (bytes, secret) = (UnsafeRawBufferPointer(string), HashSecret.process)
    var hash = secret.first ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      hash = WordHash.fold(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self), secret.second)
      offset &+= 8
    }
    var last: UInt64 = 0
    while offset < bytes.count {
      last = last << 8 | UInt64(bytes[offset])
      offset &+= 1
    }
    return Int(truncatingIfNeeded: WordHash.fold(hash ^ last, secret.second))
  }
}
