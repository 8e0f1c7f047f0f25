internal import CICU

/// The code points that may have a decomposition, a combining class or a case.
enum AssignedScalars {
  /// Assigned characters except private use, Hangul syllables and unified ideographs, which Unicode's stability policy
  /// keeps free of all three (syllables apart, whose decomposition is arithmetic). About 40,000.
  static let ranges: [ClosedRange<UInt32>] = {
    var found = Found()
    withUnsafeMutablePointer(to: &found) { found in
      kc_icu_for_each_category_range(found) { context, first, last, category in
        context!.assumingMemoryBound(to: Found.self).pointee.add(first...last, category)
      }
    }
    return found.ranges
  }()

  private struct Found {
    var ranges: [ClosedRange<UInt32>] = []

    mutating func add(_ range: ClosedRange<UInt32>, _ category: Int32) {
      let skipped = [KC_ICU_UNASSIGNED, KC_ICU_PRIVATE_USE_CHAR, KC_ICU_SURROGATE].map(Int32.init)
      let isUnchanging = unchanging.contains { $0.contains(range.lowerBound) && $0.contains(range.upperBound) }
      if !skipped.contains(category), !isUnchanging { ranges.append(range) }
    }
  }

  private static let unchanging: [ClosedRange<UInt32>] = [
    HangulSyllable.range, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2F7FF, 0x30000...0x3FFFF,
  ]
}
