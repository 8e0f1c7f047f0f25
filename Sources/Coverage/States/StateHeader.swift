public import CommentText
internal import FoundationEssentials
internal import Storage
internal import WordPiece

/// The first line of a state: what was measured, and how. States join if they say the same here.
public struct StateHeader: Codable, Hashable, Sendable {
  public static let schema = "kc-vocab/audit-state/1"

  public var schema = Self.schema
  /// Of the program that measured.
  public var version: String
  /// How the text was cleaned is a part of it.
  public var pipeline: TextPipeline
  public var fingerprint: String
  public var vocabularies: [MeasuredWith]
  /// What divides the comments into groups, whose names begin the keys; nil where nothing does.
  public var groupBy: String?

  /// A vocabulary, as far as figures depend on it.
  public struct MeasuredWith: Codable, Hashable, Sendable {
    /// SHA-256 of its `vocab.txt`.
    public var digest: String
    public var size: Int
    /// Of a word that is cut; longer ones are `[UNK]`.
    public var longestWord: Int
    /// Of its added tokens, where it has some.
    public var addedTokens: String?

    private enum CodingKeys: String, CodingKey {
      case digest, size
      case longestWord = "longest_word"
      case addedTokens = "added_tokens"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schema, version, pipeline, fingerprint, vocabularies
    case groupBy = "group_by"
  }

  /// The line, with its newline. Equal headers give equal bytes.
  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(self) else { preconditionFailure("strings and integers can be encoded") }
    return Array(json) + [UInt8(ascii: "\n")]
  }

  /// Reads the line, without its newline.
  init(decoding line: some Collection<UInt8>) throws(StateHeaderProblem) {
    let data = Data(line)
    let found = try? JSONDecoder().decode(SchemaField.self, from: data)
    guard let schema = found?.schema, schema.hasPrefix("kc-vocab/audit-state/") else { throw .notAState }
    guard schema == Self.schema else { throw .schema(schema) }
    guard let header = try? JSONDecoder().decode(StateHeader.self, from: data) else { throw .malformed }
    guard header.fingerprint == header.pipeline.fingerprint else { throw .malformed }
    self = header
  }
}

/// What tells a state's first line from other JSON.
private struct SchemaField: Decodable {
  var schema: String?
}

extension CoverageMeter {
  /// The header of states of this meter.
  /// - Parameters:
  ///   - pipeline: with the cleaning of the comments.
  ///   - version: of the program.
  public func stateHeader(_ pipeline: TextPipeline, version: String, groupBy: String?) -> StateHeader {
    StateHeader(
      version: version, pipeline: pipeline, fingerprint: pipeline.fingerprint,
      vocabularies: vocabularies.map {
        let added = $0.vocabulary.addedTokens
        return StateHeader.MeasuredWith(
          digest: $0.vocabulary.digest, size: $0.vocabulary.count, longestWord: $0.encoder.maximumScalarCount,
          addedTokens: added.isEmpty ? nil : SHA256.hex("\(added)".utf8))
      }, groupBy: groupBy)
  }
}

extension StateHeader {
  init(
    version: String, pipeline: TextPipeline, fingerprint: String, vocabularies: [MeasuredWith], groupBy: String?
  ) {
    self.version = version
    self.pipeline = pipeline
    self.fingerprint = fingerprint
    self.vocabularies = vocabularies
    self.groupBy = groupBy
  }

  /// Finds out whether a state joins with those of `expected`, whatever its cleaning and groups are.
  func check(against expected: StateHeader) throws(StateHeaderProblem) {
    guard version == expected.version else { throw .version(found: version, expected: expected.version) }
    guard vocabularies.count == expected.vocabularies.count else {
      throw .vocabularyCount(found: vocabularies.count, expected: expected.vocabularies.count)
    }
    for place in vocabularies.indices where vocabularies[place] != expected.vocabularies[place] {
      throw .vocabulary(place)
    }
    let differences = pipeline.uncleaned.differences(from: expected.pipeline.uncleaned)
    guard differences.isEmpty else { throw .pipeline(differences) }
  }
}
