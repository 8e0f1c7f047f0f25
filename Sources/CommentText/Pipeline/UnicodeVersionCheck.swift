internal import CICU

/// Looks for characters that some Unicode versions treat unlike others: those that are not assigned in all of them.
///
/// Of what a pipeline asks the Unicode library, normal forms and lower case are stable for assigned characters; the
/// tables of BERT's steps are frozen. The running version is always among those that are compared.
/// - Source: Unicode Character Encoding Stability Policies; `Age` of the Unicode Character Database.
package struct UnicodeVersionCheck {
  private let running = Int(kc_icu_unicode_version())
  private let oldest: Int
  private let newest: Int
  private var found: Set<UInt32> = []

  /// - Parameter versions: such as `15.0`.
  package init(_ versions: [String]) {
    let numbers = versions.map(Self.number) + [running]
    oldest = numbers.min() ?? running
    newest = numbers.max() ?? running
  }

  /// Major and minor version as ICU has them; what is no version is older than all.
  private static func number(_ version: String) -> Int {
    let parts = version.split(separator: ".").map { Int($0) ?? 0 }
    guard let major = parts.first, (0..<256).contains(major) else { return 0 }
    return major << 8 | min(max(parts.dropFirst().first ?? 0, 0), 0xFF)
  }

  /// Looks at each character of a text, UTF-8.
  package mutating func look(at text: some Sequence<UInt8>) {
    // Nothing in ASCII was ever assigned later.
    guard text.contains(where: { $0 >= 0x80 }) else { return }
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars where isTreatedDifferently(scalar.value) {
      found.insert(scalar.value)
    }
  }

  private func isTreatedDifferently(_ scalar: UInt32) -> Bool {
    // Hangul syllables are as old as Unicode 2.
    if scalar < 0x80 || (0xAC00...0xD7A3).contains(scalar) { return false }
    let age = Int(kc_icu_age(scalar))
    // What the running version does not know, a newer one may.
    return age == 0 ? newest > running : age > oldest
  }

  /// The first of the characters that were found, by code point.
  package var characters: [Unicode.Scalar] { found.sorted().prefix(5).compactMap { Unicode.Scalar($0) } }
}

extension TextPipeline {
  /// What sets this pipeline apart from another for the words at hand: if the Unicode version is all that differs,
  /// nothing does where all versions treat every character alike.
  ///
  /// A cleaner that asks the Unicode library decides by data that its result does not tell; there versions must be the
  /// same.
  /// - Parameter look: shows every word or token to the check; called only where that decides.
  package func differences(
    from other: TextPipeline, over look: (inout UnicodeVersionCheck) -> Void
  ) -> [PipelineDifference] {
    var differences = differences(from: other)
    guard differsInVersionAlone(from: other) else { return differences }
    var check = UnicodeVersionCheck([unicodeVersion, other.unicodeVersion])
    look(&check)
    guard !check.characters.isEmpty else { return [] }
    differences[0].characters = String(String.UnicodeScalarView(check.characters))
    return differences
  }

  /// Whether the Unicode version is all that differs, and the words tell whether it matters.
  package func differsInVersionAlone(from other: TextPipeline) -> Bool {
    differences(from: other).map(\.setting) == [.unicodeVersion] && cleaning?.consultsUnicodeLibrary != true
  }

  /// The same under the running Unicode version: what joining under different versions results in.
  package var underRunningVersion: TextPipeline {
    var pipeline = self
    pipeline.unicodeVersion = ICU.unicodeVersion
    return pipeline
  }
}
