/// Whether quotation marks enclose fields.
public enum Quoting: String, Hashable, Sendable, CaseIterable {
  /// A field that begins with a quotation mark ends with one; inside, separators and newlines are text and a doubled
  /// mark is one mark.
  /// - Source: RFC 4180.
  case rfc4180
  /// Quotation marks are text like any other.
  case none
}
