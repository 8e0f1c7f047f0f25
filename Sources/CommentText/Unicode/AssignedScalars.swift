internal import CICU

/// The code points that may have a decomposition, a combining class or a case.
enum AssignedScalars {
  /// Assigned characters except private use, Hangul syllables and unified ideographs, which Unicode's stability policy
  /// keeps free of all three (syllables apart, whose decomposition is arithmetic). About 40,000.
  static let ranges: [ClosedRange<UInt32>] = {
    var found = Found()
    withUnsafeMutablePointer(to: &found) { found in
      kc_icu_for_each_category_range(
        { context, start, limit, category in
          let found = UnsafeMutableRawPointer(mutating: context!).assumingMemoryBound(to: Found.self)
          found.pointee.add(UInt32(start)...UInt32(limit - 1), category)
          return 1
        }, found)
    }
    return found.ranges
  }()

  private struct Found {
    var ranges: [ClosedRange<UInt32>] = []

    mutating func add(_ range: ClosedRange<UInt32>, _ category: UCharCategory) {
      let skipped = [U_UNASSIGNED, U_PRIVATE_USE_CHAR, U_SURROGATE].contains(category)
      if skipped || unchanging.contains(where: { $0.contains(range.lowerBound) && $0.contains(range.upperBound) }) {
        return
      }
      ranges.append(range)
    }
  }

  private static let unchanging: [ClosedRange<UInt32>] = [
    HangulSyllable.range, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2F7FF, 0x30000...0x3FFFF,
  ]
}
