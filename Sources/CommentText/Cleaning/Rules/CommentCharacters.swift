internal import CICU

/// The characters that this project's own cleaner takes out: those that nobody sees, and those that stand for nothing.
enum CommentCharacters {
  /// A space takes their place: private use, unassigned code points (other than those set aside for emoji), U+FFFD, and
  /// characters that are blank without being white space.
  static let removed: [ClosedRange<UInt32>] =
    sets.removed + [0xFFFD...0xFFFD, 0x115F...0x1160, 0x2800...0x2800, 0x3164...0x3164, 0xFFA0...0xFFA0]

  /// Deleted without a space: controls other than white space, format characters and variation selectors. Parts of
  /// emoji are judged elsewhere.
  static let deleted: [ClosedRange<UInt32>] =
    sets.deleted + [0x034F...0x034F, 0x180B...0x180D, 0x180F...0x180F, 0xFE00...0xFE0D, 0xE0100...0xE01EF]

  /// Decimal digits, of which a long run is a number.
  static let digits: [ClosedRange<UInt32>] = sets.digits

  private struct Sets {
    var removed: [ClosedRange<UInt32>] = []
    var deleted: [ClosedRange<UInt32>] = []
    var digits: [ClosedRange<UInt32>] = []

    mutating func add(_ range: ClosedRange<UInt32>, _ category: Int) {
      switch category {
      case KC_ICU_PRIVATE_USE_CHAR: removed.append(range)
      case KC_ICU_UNASSIGNED:
        for scalar in range where kc_icu_has_property(scalar, Int32(KC_ICU_EXTENDED_PICTOGRAPHIC)) == 0 {
          if let last = removed.last, last.upperBound + 1 == scalar {
            removed[removed.count - 1] = last.lowerBound...scalar
          } else {
            removed.append(scalar...scalar)
          }
        }
      case KC_ICU_CONTROL_CHAR, KC_ICU_FORMAT_CHAR:
        for scalar in range where !isKept(scalar) { deleted.append(scalar...scalar) }
      case KC_ICU_DECIMAL_DIGIT_NUMBER: digits.append(range)
      default: break
      }
    }

    /// White space, and what is judged as part of emoji.
    private func isKept(_ scalar: UInt32) -> Bool {
      PublishedCharacters.whitespace.contains { $0.contains(scalar) }
        || EmojiData.components.contains { $0.contains(scalar) }
    }
  }

  private static let sets: Sets = {
    var sets = Sets()
    withUnsafeMutablePointer(to: &sets) { sets in
      kc_icu_for_each_category_range(sets) { context, first, last, category in
        context!.assumingMemoryBound(to: Sets.self).pointee.add(first...last, Int(category))
      }
    }
    return sets
  }()
}
