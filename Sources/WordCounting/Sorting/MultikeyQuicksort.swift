/// Sorts words by their bytes.
///
/// A quicksort that compares eight bytes at a time and splits into less, equal and greater; only the equal ones go on
/// to the next eight. Pending ranges are kept in a list, so that no corpus, however alike its words begin, can overflow
/// the call stack.
/// - Complexity: O(n log n + bytes that words have in common) for n words, in practice.
/// - Source: Bentley and Sedgewick, "Fast algorithms for sorting and searching strings", 1997.
struct MultikeyQuicksort {
  private let keys: UnsafeMutableBufferPointer<SortingKey>
  private var waiting: [Part] = []

  /// Words that have their first `depth` bytes in common; their keys are the eight bytes after these.
  private struct Part {
    var range: Range<Int>
    var depth: Int
  }

  private static let smallPartCount = 16

  /// - Parameter keys: made with depth 0, of distinct words. The caller owns the memory.
  static func sort(_ keys: UnsafeMutableBufferPointer<SortingKey>) {
    var sort = MultikeyQuicksort(keys: keys)
    sort.waiting.append(Part(range: 0..<keys.count, depth: 0))
    while let part = sort.waiting.popLast() { sort.divide(part) }
  }

  private init(keys: UnsafeMutableBufferPointer<SortingKey>) { self.keys = keys }

  private mutating func divide(_ part: Part) {
    var range = part.range
    while range.count > Self.smallPartCount {
      let equal = partition(range)
      sortEqual(Part(range: equal, depth: part.depth))
      // The smaller side waits, so that the list stays short.
      let (less, greater) = (range.lowerBound..<equal.lowerBound, equal.upperBound..<range.upperBound)
      let (smaller, larger) = less.count < greater.count ? (less, greater) : (greater, less)
      if smaller.count > 1 { waiting.append(Part(range: smaller, depth: part.depth)) }
      range = larger
    }
    insertionSort(range)
  }

  /// Moves the keys of `range` to the sides of a pivot; gives the range of those equal to it.
  private func partition(_ range: Range<Int>) -> Range<Int> {
    let pivot = pivot(range)
    var (less, index, greater) = (range.lowerBound, range.lowerBound, range.upperBound)
    while index < greater {
      let prefix = keys[index].prefix
      if prefix < pivot {
        keys.swapAt(less, index)
        less += 1
        index += 1
      } else if prefix > pivot {
        greater -= 1
        keys.swapAt(index, greater)
      } else {
        index += 1
      }
    }
    return less..<greater
  }

  /// The median of three medians of three.
  private func pivot(_ range: Range<Int>) -> UInt64 {
    let step = (range.count - 1) / 8
    func middle(_ first: Int) -> UInt64 {
      median((0..<3).map { keys[range.lowerBound + (first + $0) * step].prefix })
    }
    return median([middle(0), middle(3), middle(6)])
  }

  private func median(_ values: [UInt64]) -> UInt64 {
    max(min(values[0], values[1]), min(max(values[0], values[1]), values[2]))
  }

  /// Words equal in the eight bytes: those that end in them come first, by length, the others go on.
  private mutating func sortEqual(_ part: Part) {
    guard part.range.count > 1 else { return }
    let depth = part.depth + 8
    var ended = part.range.lowerBound
    for index in part.range {
      if keys[index].entry.byteCount <= depth {
        keys.swapAt(ended, index)
        ended += 1
      } else {
        keys[index] = SortingKey(keys[index].entry, depth: depth)
      }
    }
    // At most nine distinct words end here: one for each number of zero bytes at their end.
    insertionSort(part.range.lowerBound..<ended)
    let rest = ended..<part.range.upperBound
    if rest.count > 1 { waiting.append(Part(range: rest, depth: depth)) }
  }

  private func insertionSort(_ range: Range<Int>) {
    for index in range.dropFirst() {
      let key = keys[index]
      var hole = index
      while hole > range.lowerBound, stands(key, before: keys[hole - 1]) {
        keys[hole] = keys[hole - 1]
        hole -= 1
      }
      keys[hole] = key
    }
  }

  /// Keys of one part: words that agree before them.
  @inline(__always)
  private func stands(_ left: SortingKey, before right: SortingKey) -> Bool {
    left.prefix != right.prefix ? left.prefix < right.prefix : order(left.entry.bytes, right.entry.bytes) < 0
  }
}
