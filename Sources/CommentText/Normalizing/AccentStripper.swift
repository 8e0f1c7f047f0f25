internal import CICU

/// Canonical decomposition (NFD) and dropping of marks, as BERT's strip_accents does it.
///
/// The decomposition is that of Unicode 9.0: characters that are newer do not decompose and have combining class 0.
/// - Source: Hugging Face tokenizers 0.23.3, all scalars.
struct AccentStripper: Sendable {
  private let form: NormalForm

  init() throws(CommentTextError) { form = try NormalForm.decomposed() }

  private static let newestAge: Int32 = 9 << 8

  /// Whether a text that holds this scalar may change.
  func isAccented(_ scalar: UInt32) -> Bool {
    form.isUnsettled(scalar) && kc_icu_age(scalar) <= Self.newestAge || Self.isDropped(scalar)
  }

  /// Replaces scalars by what is left of their decomposition. Order: canonical, with equal classes as they stood.
  /// - Complexity: O(n).
  func strip(_ scalars: inout [UInt32], flags: borrowing ScalarFlagTable<ScalarFlags>) {
    guard scalars.contains(where: { flags[$0].contains(.accented) }) else { return }
    var decomposed: [CanonicalOrder.ClassedScalar] = []
    decomposed.reserveCapacity(scalars.count * 3)
    for scalar in scalars {
      guard flags[scalar].contains(.accented) else {
        decomposed.append((scalar, 0))
        continue
      }
      appendDecomposition(of: scalar, to: &decomposed)
    }
    CanonicalOrder.order(&decomposed)
    scalars.removeAll(keepingCapacity: true)
    for (scalar, _) in decomposed where !Self.isDropped(scalar) { scalars.append(scalar) }
  }

  private func appendDecomposition(of scalar: UInt32, to target: inout [CanonicalOrder.ClassedScalar]) {
    if let syllable = HangulSyllable(scalar) {
      target.append((syllable.leading, 0))
      target.append((syllable.vowel, 0))
      if let trailing = syllable.trailing { target.append((trailing, 0)) }
      return
    }
    guard kc_icu_age(scalar) <= Self.newestAge else {
      target.append((scalar, 0))
      return
    }
    // The longest canonical decomposition has 4 UTF-16 units.
    let units = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 32) { units -> [UInt16] in
      let count = kc_icu_decomposition(form.handle, scalar, units.baseAddress, 32)
      return count < 0 ? [] : Array(units[..<Int(count)])
    }
    if units.isEmpty { target.append((scalar, Self.combiningClass(scalar))) }
    for part in String(decoding: units, as: UTF16.self).unicodeScalars {
      target.append((part.value, Self.combiningClass(part.value)))
    }
  }

  private static func combiningClass(_ scalar: UInt32) -> UInt8 {
    kc_icu_age(scalar) <= newestAge ? kc_icu_combining_class(scalar) : 0
  }

  private static func isDropped(_ scalar: UInt32) -> Bool {
    var (low, high) = (0, BertTables.strippedMarks.count)
    while low < high {
      let middle = (low + high) / 2
      let range = BertTables.strippedMarks[middle]
      if range.contains(scalar) { return true }
      if scalar < range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return false
  }
}
