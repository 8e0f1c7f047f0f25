internal import Glibc

/// How often each figure came up, small ones in a table that is indexed by them, larger ones in a dictionary.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it.
struct FigureTable {
  private let small: UnsafeMutablePointer<Int>
  private let size: Int
  private let large: UnsafeMutablePointer<FigureCounts>

  /// - Parameter size: figures below it are in the table.
  init(size: Int) {
    self.size = size
    small = zeroedMemory(size)
    large = .allocate(capacity: 1)
    large.initialize(to: [:])
  }

  func deallocate() {
    free(small)
    large.deinitialize(count: 1)
    large.deallocate()
  }

  @inline(__always)
  func add(_ figure: Int, units: Int = 1) {
    if figure < size { small[figure] &+= units } else { addLarge(figure, units) }
  }

  @inline(never)
  private func addLarge(_ figure: Int, _ units: Int) { large.pointee[figure, default: 0] += units }

  /// Visits the figures that came up with how often they did.
  func forEach(_ body: (_ figure: Int, _ units: Int) -> Void) {
    for figure in 0..<size where small[figure] > 0 { body(figure, small[figure]) }
    for (figure, units) in large.pointee { body(figure, units) }
  }

  var counts: FigureCounts {
    var counts = large.pointee
    for figure in 0..<size where small[figure] > 0 { counts[figure] = small[figure] }
    return counts
  }
}

/// How many units have each figure.
typealias FigureCounts = [Int: Int]

/// Two figures of a word.
struct FigurePair: Hashable, Sendable {
  var numerator: Int
  var denominator: Int
}
