/// A few distinct lines of very many: those with the smallest hashes, equal hashes in the order of their bytes.
///
/// The choice depends on nothing but the set of lines given, so it is the same for any number of threads and any order.
struct SmallestLines: Sendable {
  private let limit: Int
  /// Ascending by hash, then bytes.
  private var kept: [Kept] = []

  private struct Kept: Sendable {
    var hash: UInt64
    var line: [UInt8]

    func isBefore(_ other: Kept) -> Bool {
      hash == other.hash ? line.lexicographicallyPrecedes(other.line) : hash < other.hash
    }
  }

  /// Longer lines are cut here (never inside a character), so that examples stay examples.
  static let byteLimit = 1 << 12

  init(limit: Int) { self.limit = limit }

  /// The kept lines, in the order of their hashes.
  var lines: [[UInt8]] { kept.map(\.line) }

  /// - Complexity: O(length) to hash; O(limit) for the few that are kept.
  mutating func offer(_ line: UnsafeRawBufferPointer) {
    let hash = Self.hash(line)
    if kept.count == limit, let last = kept.last, hash > last.hash { return }
    insert(Kept(hash: hash, line: Self.cut(line)))
  }

  mutating func merge(_ other: SmallestLines) {
    for line in other.kept { insert(line) }
  }

  private mutating func insert(_ new: Kept) {
    let place = kept.firstIndex { !$0.isBefore(new) } ?? kept.count
    if place < kept.count, kept[place].hash == new.hash, kept[place].line == new.line { return }
    kept.insert(new, at: place)
    if kept.count > limit { kept.removeLast() }
  }

  private static func cut(_ line: UnsafeRawBufferPointer) -> [UInt8] {
    guard line.count > byteLimit else { return Array(line) }
    var end = byteLimit
    while end > 0, line[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(line[..<end])
  }

  /// Eight bytes at a time; mixed so that similar lines are not neighbours.
  private static func hash(_ line: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(line.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= line.count {
      hash = (hash ^ line.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
      offset += 8
    }
    while offset < line.count {
      hash = (hash ^ UInt64(line[offset])) &* 0x94D0_49BB_1331_11EB
      offset += 1
    }
    hash ^= hash >> 32
    return hash &* 0x94D0_49BB_1331_11EB ^ (hash >> 27)
  }
}
