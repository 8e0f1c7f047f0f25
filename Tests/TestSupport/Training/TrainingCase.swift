import CommentText
import FoundationEssentials

/// A folder of `fixtures/train`: a corpus, parameters, and the vocabularies that came out elsewhere.
package struct TrainingCase: CustomStringConvertible, Sendable {
  package let name: String
  package let parameters: Parameters
  private let files: [String]
  private let normalizer: Normalizer

  package struct Parameters: Decodable, Sendable {
    package let vocabSize: Int
    package let minFrequency: Int
    package let limitAlphabet: Int
    package let initialAlphabet: [String]
    package let specialTokens: [String]
    package let wordpiecesPrefix: String
  }

  private struct Normalizer: Decodable {
    let cleanText: Bool
    let handleChineseChars: Bool
    let stripAccents: Bool?
    let lowercase: Bool
  }

  private struct Description: Decodable {
    let files: [String]
    let params: Parameters
    let normalizer: Normalizer
  }

  package init(_ name: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let description = try decoder.decode(Description.self, from: Data(Self.bytes("case.json", of: name)))
    self.name = name
    parameters = description.params
    files = description.files
    normalizer = description.normalizer
  }

  /// The cases whose names begin so; none where there are no fixtures.
  package static func all(_ beginning: String) -> [TrainingCase] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Shared.path("fixtures/train"))) ?? []
    return names.filter { $0.hasPrefix(beginning) }.sorted().compactMap { try? TrainingCase($0) }
  }

  package var description: String { name }

  package func bytes(_ file: String) throws -> [UInt8] { try Self.bytes(file, of: name) }

  /// The words of the corpus.
  package func counts() throws -> PlainCounts {
    let bert = BertNormalization(
      cleansText: normalizer.cleanText, spacesCJK: normalizer.handleChineseChars, lowercases: normalizer.lowercase,
      stripsAccents: normalizer.stripAccents ?? normalizer.lowercase)
    let pipeline = try CompiledPipeline(TextPipeline(normalization: .none, bert: bert))
    return PlainCounts(try files.flatMap(bytes), pipeline)
  }

  private static func bytes(_ file: String, of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: Shared.path("fixtures/train/\(name)/\(file)"))))
  }
}
