internal import CICU

/// The Unicode library that is the authority on every character.
public enum ICU {
  /// The Unicode version of its data, such as `15.0`.
  public static let unicodeVersion: String = {
    let version = kc_icu_unicode_version()
    return "\(version >> 8).\(version & 0xFF)"
  }()

  /// The library's own version, such as `72.1`.
  public static let libraryVersion: String = {
    let version = kc_icu_version()
    return "\(version >> 8).\(version & 0xFF)"
  }()

  /// Columns that a character takes on a terminal: two if it is wide, none if it joins the one before, else one.
  /// - Source: Unicode Standard Annex 11.
  public static func columnCount(of scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x7F ? 1 : Int(kc_icu_column_count(scalar.value))
  }
}
