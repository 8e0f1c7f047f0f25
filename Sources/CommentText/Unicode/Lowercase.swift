internal import CICU

/// The lower-case mapping of BERT's normaliser: one code point at a time, without context, as of Unicode 17.
///
/// Sigma therefore always becomes σ. The Unicode library gives the simple mappings; what this file adds is the one
/// scalar whose full mapping is longer, and the pairs that are newer than Unicode 15.0.
/// - Source: Hugging Face tokenizers 0.23.3 (`char::to_lowercase` of Rust), all scalars.
enum Lowercase {
  /// U+0130 becomes two scalars, i and U+0307.
  static let dottedCapitalI: UInt32 = 0x130

  /// The first scalar of the mapping; all of it except for U+0130, where U+0307 follows.
  static func mapping(of scalar: UInt32) -> UInt32 {
    if scalar == dottedCapitalI { return 0x69 }
    for (range, offset) in newerRanges where range.contains(scalar) { return scalar &+ offset }
    return newerPairs[scalar] ?? kc_icu_lowercase(scalar)
  }

  /// Code points that may have a mapping that the Unicode library lacks.
  static var newer: [ClosedRange<UInt32>] { newerRanges.map(\.range) + newerPairs.keys.map { $0...$0 } }

  private static let newerRanges: [(range: ClosedRange<UInt32>, offset: UInt32)] = [
    (0x10D50...0x10D65, 0x20), (0x16EA0...0x16EB8, 0x1B),
  ]

  private static let newerPairs: [UInt32: UInt32] = [
    0x1C89: 0x1C8A, 0xA7CB: 0x0264, 0xA7CC: 0xA7CD, 0xA7CE: 0xA7CF, 0xA7D2: 0xA7D3, 0xA7D4: 0xA7D5, 0xA7DA: 0xA7DB,
    0xA7DC: 0x019B,
  ]
}
