internal import CICU

/// Scripts that entries may be written in, by Unicode's names for them.
///
/// Characters that many scripts share (Common: digits, punctuation, emoji; Inherited: combining marks) are allowed
/// beside a letter of one of the scripts. An entry of nothing else is let in by naming `common`.
/// - Source: Unicode Standard Annex 24, the Script property, as ICU has it.
public struct ScriptSet: Hashable, Sendable {
  /// As they were given.
  public let names: [String]
  private let codes: Set<Int32>

  /// - Parameter names: long or short names in any case, such as `hangul` or `Hang`.
  /// - Throws: `VocabMergingError.unknownScript`.
  public init(_ names: [String]) throws(VocabMergingError) {
    var codes: Set<Int32> = []
    for name in names {
      let code = kc_icu_script_named(name)
      guard code >= 0 else { throw .unknownScript(name) }
      codes.insert(code)
    }
    self.names = names
    self.codes = codes
  }

  /// Whether an entry, without its continuation prefix, is written in these scripts.
  func allows(_ text: some Sequence<UInt8>) -> Bool {
    var holdsListed = false
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      let code = kc_icu_script(scalar.value)
      if codes.contains(code) {
        holdsListed = true
      } else if code != Int32(KC_ICU_SCRIPT_COMMON), code != Int32(KC_ICU_SCRIPT_INHERITED) {
        return false
      }
    }
    return holdsListed
  }
}
