/// A JSON file and the places of its values.
struct JSONDocument {
  let file: FileText
  let root: JSONValue

  /// - Throws: `VocabularyError.notJSON`.
  init(_ file: FileText) throws(VocabularyError) {
    do {
      root = try JSONParser.parse(file.bytes)
    } catch { throw .notJSON(file.place(error.offset), error.problem) }
    self.file = file
  }

  func place(_ value: JSONValue) -> VocabularyPlace { file.place(value.offset) }

  /// What a field must be and is not.
  func unexpected(_ value: JSONValue?, _ field: String, _ expected: JSONExpectation) -> VocabularyError {
    .unexpectedField(place(value ?? root), field: field, expected: expected)
  }
}

/// What a field of a JSON file should have been.
public enum JSONExpectation: Hashable, Sendable {
  case object, array, string, id
}
