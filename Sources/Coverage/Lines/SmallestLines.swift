internal import CommentText

/// A few distinct lines of very many: those of the smallest ranks, equal ranks in the order of their bytes. A rank is a
/// hash.
///
/// The choice depends on nothing but the set of lines given, so it is the same for any number of threads and any order.
struct SmallestLines: Sendable {
  private let limit: Int
  /// Ascending by rank, then bytes.
  private var kept: [Kept] = []

  private struct Kept: Sendable {
    var rank: UInt64
    var line: [UInt8]

    func isBefore(_ other: Kept) -> Bool {
      rank == other.rank ? line.lexicographicallyPrecedes(other.line) : rank < other.rank
    }
  }

  /// Longer lines are cut here (never inside a character), so that examples stay examples.
  static let byteLimit = 1 << 12

  init(limit: Int) { self.limit = limit }

  /// The kept lines, in the order of their ranks.
  var lines: [[UInt8]] { kept.map(\.line) }

  /// Lines of greater ranks would not be kept.
  var greatestRank: UInt64 { kept.count < limit ? .max : kept.last?.rank ?? 0 }

  /// - Complexity: O(limit) for the few that are kept.
  mutating func offer(_ line: UnsafeRawBufferPointer) { offer(line, rank: Self.rank(of: line)) }

  mutating func offer(_ line: UnsafeRawBufferPointer, rank: UInt64) {
    if rank <= greatestRank { insert(Kept(rank: rank, line: Self.cut(line))) }
  }

  mutating func merge(_ other: SmallestLines) {
    for line in other.kept { insert(line) }
  }

  /// Calls `body` with the kept lines and their ranks.
  func forEach(_ body: (UInt64, [UInt8]) -> Void) {
    for one in kept { body(one.rank, one.line) }
  }

  /// Adds a line that was kept elsewhere.
  mutating func insert(rank: UInt64, line: [UInt8]) { insert(Kept(rank: rank, line: line)) }

  private mutating func insert(_ new: Kept) {
    let place = kept.firstIndex { !$0.isBefore(new) } ?? kept.count
    if place < kept.count, kept[place].rank == new.rank, kept[place].line == new.line { return }
    kept.insert(new, at: place)
    if kept.count > limit { kept.removeLast() }
  }

  private static func cut(_ line: UnsafeRawBufferPointer) -> [UInt8] {
    guard line.count > byteLimit else { return Array(line) }
    var end = byteLimit
    while end > 0, line[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(line[..<end])
  }

  /// A hash of the line's length and of its first and last bytes: of comments that agree in these few would miss the
  /// others.
  /// - Complexity: O(1).
  static func rank(of line: UnsafeRawBufferPointer) -> UInt64 {
    var ends = (SIMD2<UInt64>.zero, SIMD2<UInt64>.zero)
    if let start = line.baseAddress, line.count >= endByteCount {
      ends.0 = start.loadUnaligned(as: SIMD2<UInt64>.self)
      ends.1 = (start + (line.count - endByteCount)).loadUnaligned(as: SIMD2<UInt64>.self)
    } else {
      withUnsafeMutableBytes(of: &ends.0) { $0.copyMemory(from: line) }
    }
    let head = mixed(ends.0.x ^ UInt64(line.count), ends.0.y)
    return mixed(mixed(head ^ ends.1.x, ends.1.y), head)
  }

  private static let endByteCount = 16

  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    WordHash.fold(left ^ 0x9E37_79B9_7F4A_7C15, right ^ 0xBF58_476D_1CE4_E5B9)
  }
}
