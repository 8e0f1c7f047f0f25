internal import FoundationEssentials

/// A saved report, as far as a page shows it.
enum ReportDocument {
  case audit(AuditDocument)
  case merge(MergeDocument)
  case train(TrainDocument)
  case clean(CleanDocument)
  case history(HistoryDocument)

  static let schemas =
    AuditDocument.schemas
    + [MergeDocument.schema, TrainDocument.schema, CleanDocument.schema, HistoryDocument.schema]

  /// - Parameter path: names the file in errors.
  init(json: [UInt8], path: String) throws(ReportPagesError) {
    let (decoder, data) = (JSONDecoder(), Data(json))
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let header = try? decoder.decode(Header.self, from: data) else { throw .notJSON(path: path) }
    let schema = header.schema ?? ""
    do {
      switch schema {
      case MergeDocument.schema: self = .merge(try decoder.decode(MergeDocument.self, from: data))
      case TrainDocument.schema: self = .train(try decoder.decode(TrainDocument.self, from: data))
      case CleanDocument.schema: self = .clean(try decoder.decode(CleanDocument.self, from: data))
      case HistoryDocument.schema: self = .history(try decoder.decode(HistoryDocument.self, from: data))
      case _ where AuditDocument.schemas.contains(schema):
        self = .audit(try decoder.decode(AuditDocument.self, from: data))
      default: throw ReportPagesError.unknownSchema(path: path, found: header.schema, expected: Self.schemas)
      }
    } catch let error as ReportPagesError {
      throw error
    } catch {
      throw .malformed(path: path, reason: (error as? DecodingError)?.place ?? "it is not JSON")
    }
  }

  /// How often each vocabulary's tokens were used, by id, where the report says so.
  var tokenCounts: [[Int]] { if case .audit(let audit) = self { audit.vocabularies.map(\.tokenCounts) } else { [] } }

  private struct Header: Decodable { var schema: String? }
}

extension DecodingError {
  /// What is wrong, in a few words, with the path of the field.
  fileprivate var place: String {
    switch self {
    case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): "\(path(context.codingPath)) has a wrong type"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "it is not JSON" : "\(path(context.codingPath)) has a wrong value"
    @unknown default: "it cannot be decoded"
    }
  }

  private func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? snakeCase($0.stringValue) }.joined(separator: ".")
  }

  /// A key as the report has it.
  private func snakeCase(_ key: String) -> String {
    key.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}

/// A number of things. Numbers that no corpus has are refused, so that sums of them cannot overflow.
struct Count: Decodable, Hashable, ExpressibleByIntegerLiteral {
  let value: Int

  init(integerLiteral value: Int) { self.value = value }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    value = try container.decode(Int.self)
    guard (0...1_000_000_000_000_000).contains(value) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
    }
  }
}
