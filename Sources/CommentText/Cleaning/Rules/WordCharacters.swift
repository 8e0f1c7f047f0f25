internal import CICU

/// What `\w` matches in Python: letters, digits and other numbers, and `_`.
///
/// Frozen at Unicode 14, so that the published functions mean the same whatever the version of the Unicode library.
/// - Source: CPython 3.11, `Modules/_sre`; tested over all code points.
enum WordCharacters {
  static let ranges: [ClosedRange<UInt32>] = {
    var found = Found()
    withUnsafeMutablePointer(to: &found) { found in
      kc_icu_for_each_category_range(found) { context, first, last, category in
        context!.assumingMemoryBound(to: Found.self).pointee.add(first...last, Int(category))
      }
    }
    return found.ranges + [0x5F...0x5F]
  }()

  private static let newestAge: Int32 = 14 << 8

  private struct Found {
    var ranges: [ClosedRange<UInt32>] = []

    mutating func add(_ range: ClosedRange<UInt32>, _ category: Int) {
      let isLetter = (KC_ICU_UPPERCASE_LETTER...KC_ICU_OTHER_LETTER).contains(category)
      let isNumber = (KC_ICU_DECIMAL_DIGIT_NUMBER...KC_ICU_OTHER_NUMBER).contains(category)
      guard isLetter || isNumber else { return }
      for scalar in range where kc_icu_age(scalar) <= newestAge {
        if let last = ranges.last, last.upperBound + 1 == scalar {
          ranges[ranges.count - 1] = last.lowerBound...scalar
        } else {
          ranges.append(scalar...scalar)
        }
      }
    }
  }
}
