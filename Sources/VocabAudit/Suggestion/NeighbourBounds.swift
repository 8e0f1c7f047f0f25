internal import Storage

/// At most how often two tokens stand next to each other.
///
/// Sums by a hash of the two, so pairs that share a place count for one another, and the bound is too high for some.
/// A run of tokens occurs at most as often as any two neighbours in it.
/// - Source: Agrawal and Srikant, "Fast algorithms for mining association rules", 1994; Park, Chen and Yu, "An
///   effective hash-based algorithm for mining association rules", 1995.
struct NeighbourBounds: Sendable {
  private var sums: [Int]
  private let shift: UInt64

  /// Places at most, 8 bytes each: what a core's own cache and its share of a larger one hold.
  private static let mostPlaceBits = 19

  /// - Parameter pairCount: of different pairs, about.
  init(pairCount: Int) {
    let bits = min(max(Int.bitWidth - pairCount.leadingZeroBitCount, 8), Self.mostPlaceBits)
    sums = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(UInt64.bitWidth - bits)
  }

  private func place(_ left: Int32, _ right: Int32) -> Int {
    let pair = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    let mixed = (pair ^ pair >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: ((mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93) >> shift)
  }

  mutating func add(_ left: Int32, _ right: Int32, count: Int) { sums[place(left, right)] += count }

  subscript(left: Int32, right: Int32) -> Int { sums[place(left, right)] }

  /// The sums of bounds that were made for the same number of pairs, at least one.
  static func sum(_ parts: [NeighbourBounds], threads: Int) -> NeighbourBounds {
    guard parts.count > 1 else { return parts[0] }
    var sum = parts[0]
    let slice = sum.sums.count / sliceCount
    sum.sums.withUnsafeMutableBufferPointer { buffer in
      let sums = SendablePointer(buffer.baseAddress.unsafelyUnwrapped)
      // Each slice is one thread's.
      ThreadPool(threads).perform(tasks: sliceCount) { task in
        for part in parts.dropFirst() {
          for place in task * slice..<(task + 1) * slice { sums.pointer[place] += part.sums[place] }
        }
      }
    }
    return sum
  }

  private static let sliceCount = 64
}
