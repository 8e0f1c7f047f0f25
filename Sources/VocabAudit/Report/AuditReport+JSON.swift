internal import DurableFiles
internal import FoundationEssentials
public import SystemPackage

extension AuditReport {
  /// The report as JSON: sorted keys, a final newline; the same report gives the same bytes.
  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads an earlier report from a file.
  /// - Throws: `VocabAuditError.file`, and as below.
  public init(contentsOf path: FilePath) throws(VocabAuditError) {
    var json: [UInt8] = []
    do {
      let file = try FileDescriptor.open(path, .readOnly)
      json = try file.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
          bytes += buffer[..<count]
        }
        return bytes
      }
    } catch {
      throw .file(.reading(path, error as? Errno ?? .ioError))
    }
    try self.init(json: json, path: path)
  }

  /// Reads an earlier report.
  /// - Parameter path: names it in errors.
  /// - Throws: `VocabAuditError.baselineSchema`, `.unreadableBaseline`.
  public init(json: [UInt8], path: FilePath) throws(VocabAuditError) {
    let decoder = JSONDecoder()
    do {
      let header = try decoder.decode(SchemaHeader.self, from: Data(json))
      guard header.schema == Self.schema else { throw SchemaMismatch(found: header.schema ?? "") }
      self = try decoder.decode(AuditReport.self, from: Data(json))
    } catch let mismatch as SchemaMismatch {
      throw .baselineSchema(path, found: mismatch.found, expected: Self.schema)
    } catch let error as DecodingError {
      throw .unreadableBaseline(path, reason: error.place)
    } catch {
      throw .unreadableBaseline(path, reason: "it is not JSON")
    }
  }
}

private struct SchemaHeader: Decodable {
  var schema: String?
}

private struct SchemaMismatch: Error {
  var found: String
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

  private func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
}
