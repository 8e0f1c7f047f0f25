internal import CommentText
internal import DurableFiles
internal import FoundationEssentials
public import SystemPackage

/// An earlier audit, or as much of it as this version understands.
public struct Baseline: Sendable {
  /// Such as `kc-vocab/audit/2`.
  public let schema: String
  /// Nil where the report is of another version.
  let pipeline: TextPipeline?
  let vocabularies: [Vocabulary]

  /// One vocabulary of the earlier audit.
  struct Vocabulary {
    var digest: String?
    var rates: RateTable
    var intervals: IntervalTable
    /// Nil where the report is of another version.
    var report: VocabularyReport?
  }

  public init(_ report: AuditReport) {
    schema = report.schema
    pipeline = report.pipeline
    vocabularies = report.vocabularies.map {
      Vocabulary(digest: $0.digest, rates: $0.rates, intervals: $0.intervals, report: $0)
    }
  }

  fileprivate init(_ report: ForeignReport) {
    schema = report.schema
    pipeline = nil
    vocabularies = report.vocabularies.map {
      Vocabulary(digest: $0.digest, rates: $0.rates, intervals: [:], report: nil)
    }
  }
}

extension Baseline {
  private static let family = "kc-vocab/audit/"

  /// Reads an earlier report from a file.
  /// - Throws: `VocabAuditError.file`, and as below.
  public init(contentsOf path: FilePath) throws(VocabAuditError) {
    var json: [UInt8] = []
    do throws(FileError) { json = try wholeFile(path) } catch { throw .file(error) }
    try self.init(json: json, path: path)
  }

  /// Reads an earlier report; of one of another version the rates of the same names.
  /// - Parameter path: names it in errors.
  /// - Throws: `VocabAuditError.baselineSchema`, `.unreadableBaseline`.
  public init(json: [UInt8], path: FilePath) throws(VocabAuditError) {
    let (decoder, data) = (JSONDecoder(), Data(json))
    do {
      let schema = try decoder.decode(SchemaHeader.self, from: data).schema ?? ""
      if AuditReport.readableSchemas.contains(schema) {
        self.init(try decoder.decode(AuditReport.self, from: data))
      } else if schema.hasPrefix(Self.family), let report = try? decoder.decode(ForeignReport.self, from: data) {
        self.init(report)
      } else {
        throw SchemaMismatch(found: schema)
      }
    } catch let mismatch as SchemaMismatch {
      throw .baselineSchema(path, found: mismatch.found, expected: AuditReport.schema)
    } catch let error as DecodingError {
      throw .unreadableBaseline(path, reason: error.place)
    } catch {
      throw .unreadableBaseline(path, reason: "it is not JSON")
    }
    if let field = impossibleField { throw .unreadableBaseline(path, reason: "\(field) has a wrong value") }
  }
}

private struct SchemaHeader: Decodable {
  var schema: String?
}

private struct SchemaMismatch: Error {
  var found: String
}

/// What is read of a report of another version: vocabularies with rates by name.
private struct ForeignReport: Decodable {
  var schema: String
  var vocabularies: [Vocabulary]

  struct Vocabulary: Decodable {
    var digest: String?
    var rates: RateTable

    private enum Key: CodingKey { case digest, rates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      digest = try? container.decode(String.self, forKey: .digest)
      let named = try container.decode([String: Double].self, forKey: .rates)
      rates = RateTable(
        named.compactMap { name, value in AuditRate(rawValue: name).map { ($0, value) } },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
