/// What `clean --json` prints, as far as a page shows it. `docs/cleaning.md` describes the fields.
struct CleanDocument: Decodable {
  static let schema = "kc-vocab/clean/1"

  var cleaner: String
  var preset: String?
  var lines: Lines
  var bytes: Bytes
  var steps: [Step]
  var stages: [Stage]?

  struct Lines: Decodable {
    var read: Count
    var changed: Count
    var dropped: [String: Count]
    var written: Count
  }

  struct Bytes: Decodable {
    var read: Count
    var written: Count
  }

  struct Step: Decodable {
    var name: String
    var lines: Count
    var bytesRemoved: Int
    var charactersRemoved: [String: Count]
    var examples: [Example]
  }

  struct Example: Decodable {
    var file: String
    var line: Count
    var before: String
    var after: String?
  }
}
