internal import Glibc

/// Counts pairs of figures, small ones in a table that is indexed by them, larger ones in a `PairHistogram`.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it.
struct PairTable {
  private let counts: UnsafeMutablePointer<Int>
  private let rowCount: Int
  private let columnBits: Int
  private let larger: UnsafeMutablePointer<PairHistogram>

  /// - Parameters:
  ///   - rowCount: numerators below it are in the table.
  ///   - columnBits: denominators below two to this are.
  init(rowCount: Int, columnBits: Int) {
    self.rowCount = rowCount
    self.columnBits = columnBits
    counts = zeroedMemory(rowCount << columnBits)
    larger = .allocate(capacity: 1)
    larger.initialize(to: PairHistogram())
  }

  /// For a single figure: pairs whose numerator is 0.
  init(columnBits: Int) { self.init(rowCount: 1, columnBits: columnBits) }

  func deallocate() {
    free(counts)
    larger.deinitialize(count: 1)
    larger.deallocate()
  }

  @inline(__always)
  func add(_ numerator: Int, _ denominator: Int) {
    if numerator < rowCount && denominator >> columnBits == 0 {
      counts[numerator << columnBits | denominator] &+= 1
    } else {
      addLarger(numerator, denominator)
    }
  }

  @inline(never)
  private func addLarger(_ numerator: Int, _ denominator: Int) { larger.pointee.add(numerator, denominator) }

  /// All pairs.
  var histogram: PairHistogram {
    var all = larger.pointee
    for place in 0..<rowCount << columnBits where counts[place] > 0 {
      all.add(place >> columnBits, place & ((1 << columnBits) - 1), units: counts[place])
    }
    return all
  }
}
