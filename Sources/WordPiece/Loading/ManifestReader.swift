internal import CommentText
internal import FoundationEssentials
internal import SystemPackage

/// What every manifest says, whatever made the vocabulary.
struct ManifestReader: Decodable {
  let pipeline: TextPipeline
  let specialTokens: SpecialTokens
  let continuationPrefix: String

  enum CodingKeys: String, CodingKey {
    case pipeline
    case specialTokens = "special_tokens"
    case continuationPrefix = "continuation_prefix"
  }

  init(_ path: FilePath, _ bytes: [UInt8]) throws(VocabularyError) {
    do {
      self = try JSONDecoder().decode(ManifestReader.self, from: Data(bytes))
    } catch { throw .notAVocabulary(path, .badManifest) }
  }
}
