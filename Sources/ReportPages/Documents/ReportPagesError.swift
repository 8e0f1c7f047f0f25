/// Why no page can be made of a report. Each case names the file.
public enum ReportPagesError: Error, Hashable, Sendable {
  /// The bytes are no JSON object.
  case notJSON(path: String)
  /// JSON that is no report of this toolkit, or of another version than any of `expected`.
  case unknownSchema(path: String, found: String?, expected: [String])
  /// A field that a page needs is missing or wrong.
  case malformed(path: String, reason: String)
}
