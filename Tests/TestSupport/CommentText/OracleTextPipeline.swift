import CICU
package import CommentText

/// The text pipeline by its definitions, one whole array of scalars after another.
///
/// Categories, ages and lower case come from Swift's own Unicode data, normal forms from a call of ICU on the whole
/// text; nothing is shared with the pipeline's tables.
package struct OracleTextPipeline {
  private let pipeline: TextPipeline

  package init(_ pipeline: TextPipeline) { self.pipeline = pipeline }

  /// The words of a text that need not be UTF-8.
  package func words(of text: [UInt8]) -> [[UInt8]] {
    var words: [[Unicode.Scalar]] = [[]]
    for scalar in normalize(text) {
      if scalar.properties.isWhitespace {
        words.append([])
      } else if OracleCharacters.isPunctuation(scalar) {
        words += [[scalar], []]
      } else {
        words[words.count - 1].append(scalar)
      }
    }
    return words.filter { !$0.isEmpty }.map(Self.bytes)
  }

  package func normalizedBytes(of text: [UInt8]) -> [UInt8] { Self.bytes(normalize(text)) }

  private func normalize(_ text: [UInt8]) -> [Unicode.Scalar] {
    var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    switch pipeline.normalization {
    case .nfc: scalars = Self.normalForm(scalars, kc_icu_nfc)
    case .nfkc: scalars = Self.normalForm(scalars, kc_icu_nfkc)
    case .none: break
    }
    if pipeline.bert.cleansText {
      scalars = scalars.filter { !OracleCharacters.isDeleted($0) }.map { $0.properties.isWhitespace ? " " : $0 }
    }
    if pipeline.bert.spacesCJK {
      scalars = scalars.flatMap { OracleCharacters.isIdeograph($0) ? [" ", $0, " "] : [$0] }
    }
    if pipeline.bert.stripsAccents {
      scalars = Self.decompose(scalars).filter { !OracleCharacters.isStrippedMark($0) }
    }
    if pipeline.bert.lowercases { scalars = scalars.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) } }
    return scalars
  }

  /// The canonical decomposition of one character.
  package static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] { normalForm([scalar], kc_icu_nfd) }

  /// NFD of Unicode 9.0: newer characters neither decompose nor move, so the text is taken apart at them.
  private static func decompose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var known: [Unicode.Scalar] = []
    for scalar in scalars {
      if OracleCharacters.isAssigned(scalar, upTo: (9, 0)) {
        known.append(scalar)
      } else {
        result += normalForm(known, kc_icu_nfd) + [scalar]
        known = []
      }
    }
    return result + normalForm(known, kc_icu_nfd)
  }

  private static func normalForm(
    _ scalars: [Unicode.Scalar], _ open: (UnsafeMutablePointer<Int32>) -> OpaquePointer?
  ) -> [Unicode.Scalar] {
    var status: Int32 = 0
    let form = open(&status)
    let source = scalars.flatMap { Array(UTF16.encode($0)!) }
    var target = [UInt16](repeating: 0, count: source.count * 20 + 20)
    let count = kc_icu_normalize(form, source, Int32(source.count), &target, Int32(target.count))
    return Array(String(decoding: target[..<Int(count)], as: UTF16.self).unicodeScalars)
  }

  private static func bytes(_ scalars: [Unicode.Scalar]) -> [UInt8] { scalars.flatMap { Array(UTF8.encode($0)!) } }
}
