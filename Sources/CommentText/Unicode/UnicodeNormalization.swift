/// A Unicode normal form, or none.
/// - Source: Unicode Standard Annex 15.
public enum UnicodeNormalization: String, Codable, Hashable, Sendable, CaseIterable {
  case nfc, nfkc, none
}
