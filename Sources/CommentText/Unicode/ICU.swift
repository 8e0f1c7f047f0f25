internal import CICU

/// The Unicode library that is the authority on every character.
public enum ICU {
  /// The Unicode version of its data, such as `15.0`.
  public static let unicodeVersion: String = {
    let version = kc_icu_unicode_version()
    return "\(version >> 8).\(version & 0xFF)"
  }()
}
