internal import Storage

/// The slots of a hash table, a power of two of them; zero is an empty one. A view: the memory belongs to `Pages`.
struct SlotArray {
  let start: UnsafeMutablePointer<UInt64>
  private let shift: UInt64
  private let mask: Int

  static let smallestBitCount: UInt64 = 14
  /// From this size on, growing costs more in memory than it saves in time.
  static let largeBitCount: UInt64 = 18

  /// Two to the power of `bitCount` slots in zeroed memory.
  init(_ memory: Pages, bitCount: UInt64) {
    shift = 64 - bitCount
    mask = (1 << Int(bitCount)) - 1
    start = memory.start.bindMemory(to: UInt64.self, capacity: mask + 1)
  }

  /// From this size on, slots are filled further: longer probes cost less than memory touched for the first time.
  private static let denseBitCount: UInt64 = 21

  /// The size at which `entryCount` entries stay below the limit.
  static func bitCount(holding entryCount: Int) -> UInt64 {
    var bitCount = smallestBitCount
    while limit(bitCount: bitCount) < entryCount { bitCount += 1 }
    return bitCount
  }

  private static func limit(bitCount: UInt64) -> Int {
    let slotCount = 1 << Int(bitCount)
    return bitCount < denseBitCount ? slotCount / 8 * 5 : slotCount / 5 * 4
  }

  static func byteCount(bitCount: UInt64) -> Int { MemoryLayout<UInt64>.stride << Int(bitCount) }

  /// Entries beyond which the table should grow.
  var limit: Int { Self.limit(bitCount: bitCount) }
  var bitCount: UInt64 { 64 - shift }
  var byteCount: Int { Self.byteCount(bitCount: bitCount) }

  @inline(__always)
  func home(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }

  @inline(__always)
  func next(_ index: Int) -> Int { (index &+ 1) & mask }

  /// Puts an entry that is not there yet into the first empty slot.
  @inline(__always)
  func place(_ slot: UInt64, _ hash: UInt64) {
    var index = home(of: hash)
    while start[index] != 0 { index = next(index) }
    start[index] = slot
  }

  /// The entry of the same word that is there already; nil if there was none and this one was put in.
  /// - Parameter hash: what chooses the slot and the tag.
  @inline(__always)
  func findOrPlace(_ entry: WordEntry, _ key: WordKey, _ hash: UInt64) -> WordEntry? {
    var index = home(of: hash)
    while start[index] != 0 {
      if let other = WordEntry(slot: start[index], ifTagged: hash), key.isWord(of: other) { return other }
      index = next(index)
    }
    start[index] = entry.slot(hash)
    return nil
  }
}

// A slot is the entry's address in its lower 48 bits, which hold every address a process can have, and the hash's
// lowest 16 bits above it, which spare most comparisons of words.
extension WordEntry {
  static let addressMask: UInt64 = 0xFFFF_FFFF_FFFF

  /// The entry that a slot names; nil if it has another tag than this hash.
  @inline(__always)
  init?(slot: UInt64, ifTagged hash: UInt64) {
    let address = slot ^ (hash << 48)
    guard address <= Self.addressMask else { return nil }
    self.address = UnsafeMutableRawPointer(bitPattern: UInt(address)).unsafelyUnwrapped
  }

  /// What a slot holds to name this entry.
  @inline(__always)
  func slot(_ hash: UInt64) -> UInt64 { UInt64(UInt(bitPattern: address)) | hash << 48 }
}
