/// What a cleaner may have to do with a scalar.
struct CleaningFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// Not among the characters that stay: a space takes its place.
  static let removed = CleaningFlags(rawValue: 1 << 0)
  /// Not among them either, and nothing takes its place.
  static let deleted = CleaningFlags(rawValue: 1 << 1)
  /// Stays only as part of an emoji sequence.
  static let component = CleaningFlags(rawValue: 1 << 2)
  /// A word character of Python.
  static let word = CleaningFlags(rawValue: 1 << 3)
  /// A run of it may be shortened.
  static let repeatable = CleaningFlags(rawValue: 1 << 4)
  static let whitespace = CleaningFlags(rawValue: 1 << 5)
  /// A comment that holds it must go through the steps.
  static let unsettled = CleaningFlags(rawValue: 1 << 6)
  /// A comment that holds it may have to, depending on what stands beside it.
  static let suspect = CleaningFlags(rawValue: 1 << 7)
}
