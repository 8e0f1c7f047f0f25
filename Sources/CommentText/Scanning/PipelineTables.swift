internal import CICU

/// A pipeline as data, for a program in another language that is to cut text into the same words.
///
/// Order: the normal form; deletions; spaces around ideographs; stripped accents; lower case; then words lie between
/// white space, and each punctuation mark and spaced ideograph is one.
package struct PipelineTables: Sendable {
  package let whitespace = BertTables.whitespace
  package let punctuation = BertTables.punctuation
  /// Empty where text is not cleaned.
  package let deleted: [ClosedRange<UInt32>]
  /// Empty where ideographs are not spaced out.
  package let ideographs: [ClosedRange<UInt32>]
  /// What this machine's Unicode library does not know: its normal form is itself, and it separates what it stands
  /// between.
  package let unassigned: [ClosedRange<UInt32>]
  /// What scalars become where accents are stripped, Hangul syllables apart, which become their jamo; by scalar.
  package let stripped: [(scalar: UInt32, becomes: [UInt32])]
  /// Lower-case mappings of other scalars than themselves; by scalar.
  package let lowercased: [(scalar: UInt32, becomes: [UInt32])]

  package init(_ pipeline: CompiledPipeline) {
    let bert = pipeline.pipeline.bert
    deleted = bert.cleansText ? BertTables.deleted : []
    ideographs = bert.spacesCJK ? BertTables.ideographs : []
    unassigned = pipeline.pipeline.normalization == .none ? [] : Self.unassignedRanges()
    let flags = pipeline.properties.flags
    stripped =
      pipeline.properties.stripper.map { stripper in
        Self.scalars.filter { flags[$0].contains(.accented) }.map { scalar in
          var left = [scalar]
          stripper.strip(&left, flags: flags)
          return (scalar, left)
        }
      } ?? []
    lowercased =
      bert.lowercases
      ? Self.scalars.filter { flags[$0].contains(.uppercase) }.map { scalar in
        (scalar, scalar == Lowercase.dottedCapitalI ? [0x69, 0x307] : [Lowercase.mapping(of: scalar)])
      } : []
  }

  /// All that can be accented or have a case.
  private static var scalars: some Sequence<UInt32> {
    (0...UInt32(0x2FFFF)).lazy.filter { !HangulSyllable.range.contains($0) && !(0xD800...0xDFFF).contains($0) }
  }

  private static func unassignedRanges() -> [ClosedRange<UInt32>] {
    var found: [ClosedRange<UInt32>] = []
    withUnsafeMutablePointer(to: &found) { found in
      kc_icu_for_each_category_range(found) { context, first, last, category in
        guard category == Int32(KC_ICU_UNASSIGNED) else { return }
        context!.assumingMemoryBound(to: [ClosedRange<UInt32>].self).pointee.append(first...last)
      }
    }
    return found
  }
}
