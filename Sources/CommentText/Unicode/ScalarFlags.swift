/// What a pipeline may have to do with a scalar.
struct ScalarFlags: OptionSet, Hashable {
  let rawValue: UInt8

  /// White_Space: separates words.
  static let whitespace = ScalarFlags(rawValue: 1 << 0)
  /// A word of its own.
  static let punctuation = ScalarFlags(rawValue: 1 << 1)
  /// clean_text deletes it.
  static let deleted = ScalarFlags(rawValue: 1 << 2)
  /// CJK spacing puts a space before and after it.
  static let ideograph = ScalarFlags(rawValue: 1 << 3)
  /// The pipeline's normal form may change it or its neighbours (quick check is not Yes, or the combining class is not
  /// 0). Text without such scalars is in normal form.
  static let unsettled = ScalarFlags(rawValue: 1 << 4)
  /// strip_accents decomposes, drops or moves it.
  static let accented = ScalarFlags(rawValue: 1 << 5)
  /// Its lower-case mapping is another.
  static let uppercase = ScalarFlags(rawValue: 1 << 6)
}
