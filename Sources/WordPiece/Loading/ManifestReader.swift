internal import CommentText
internal import FoundationEssentials

/// What every manifest says, whatever made the vocabulary.
struct ManifestReader {
  struct Content: Decodable {
    struct Vocabulary: Decodable {
      let sha256: String
    }

    let schema: String
    let pipeline: TextPipeline
    let specialTokens: SpecialTokens
    let continuationPrefix: String
    let vocabulary: Vocabulary

    enum CodingKeys: String, CodingKey {
      case schema, pipeline, vocabulary
      case specialTokens = "special_tokens"
      case continuationPrefix = "continuation_prefix"
    }
  }

  private struct SchemaOnly: Decodable {
    let schema: String
  }

  static let schema = "kc-vocab/manifest/1"

  let file: FileText
  let content: Content

  /// - Throws: `VocabularyError.manifest`.
  init(_ file: FileText) throws(VocabularyError) {
    let decoder = JSONDecoder()
    let data = Data(file.bytes)
    let schema = try? decoder.decode(SchemaOnly.self, from: data).schema
    guard schema == Self.schema else { throw .manifest(file.path, .schema(schema)) }
    do {
      content = try decoder.decode(Content.self, from: data)
    } catch { throw .manifest(file.path, .field(fieldPath(error))) }
    self.file = file
  }

  /// Checks that the vocabulary beside the manifest is the one that it describes.
  func check(_ vocabulary: Vocabulary) throws(VocabularyError) {
    let digest = vocabulary.digest
    guard digest == content.vocabulary.sha256 else {
      throw .manifest(file.path, .digest(expected: content.vocabulary.sha256, found: digest))
    }
  }
}

/// The field at which decoding failed, names joined by dots.
private func fieldPath(_ error: any Error) -> String {
  let path: [any CodingKey] =
    switch error {
    case DecodingError.keyNotFound(let key, let context): context.codingPath + [key]
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      context.codingPath
    default: []
    }
  return path.map(\.stringValue).joined(separator: ".")
}
