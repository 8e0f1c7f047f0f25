internal import FoundationEssentials
public import SystemPackage

/// A list of public corpora or vocabularies: what they are, under which licence, and where they lie.
///
/// Read from JSON of schema `kc-vocab/catalogue/1`, which `corpora/README.md` describes.
public struct Catalogue: Sendable, Hashable {
  public static let schema = "kc-vocab/catalogue/1"

  public var kind: Kind
  public var entries: [CatalogueEntry]

  public enum Kind: String, Sendable, Hashable, Codable {
    case corpora
    case vocabularies = "vocab"
  }

  /// The corpora and the vocabularies that this version of the toolkit knows. They are part of the program, so that it
  /// needs no file beside it.
  public static let builtIn: [Catalogue] = [PackageResources.corpora_json, PackageResources.vocabularies_json].map {
    do {
      return try Catalogue(json: $0, path: "built in")
    } catch { preconditionFailure("a catalogue that is built in is broken: \(error)") }
  }

  /// Reads a catalogue file.
  /// - Throws: `CatalogueError.file`, `.malformed`, `.schema`, `.unsafeName`, `.repeatedName`.
  public init(contentsOf path: FilePath) throws(CatalogueError) {
    let bytes: Data
    do { bytes = try Data(contentsOf: URL(filePath: path.string)) } catch {
      throw .file(.reading(path, Self.errno(opening: path)))
    }
    try self.init(json: bytes, path: path)
  }

  /// Reads a catalogue from its bytes.
  /// - Parameter path: what it is called in errors.
  /// - Throws: `CatalogueError.malformed`, `.schema`, `.unsafeName`, `.repeatedName`.
  public init(json: some Sequence<UInt8>, path: FilePath) throws(CatalogueError) {
    let file: CatalogueJSON
    do { file = try JSONDecoder().decode(CatalogueJSON.self, from: Data(json)) } catch {
      throw .malformed(path, reason: decodingReason(error))
    }
    guard file.schema == Self.schema else { throw .schema(path, found: file.schema) }
    kind = file.kind
    entries = file.entries
    var names: Set<[UInt8]> = []
    for entry in entries {
      guard names.insert(Array(entry.name.utf8)).inserted else { throw .repeatedName(path, name: entry.name) }
      for name in [entry.name] + entry.files.map(\.name) where !isPlainFileName(name) {
        throw .unsafeName(path, entry: entry.name, name: name)
      }
    }
  }

  /// Why a file cannot be opened, which Foundation's error does not say in one form.
  private static func errno(opening path: FilePath) -> Errno {
    do {
      let descriptor = try FileDescriptor.open(path, .readOnly)
      defer { try? descriptor.close() }
      var byte: UInt8 = 0
      _ = try withUnsafeMutableBytes(of: &byte) { try descriptor.read(into: $0) }
      return .ioError
    } catch { return error as? Errno ?? .ioError }
  }
}

/// The file as it is.
private struct CatalogueJSON: Decodable {
  var schema: String
  var kind: Catalogue.Kind
  var entries: [CatalogueEntry]
}

/// Whether a name is one visible path component other than the record's: names from a catalogue become files.
func isPlainFileName(_ name: String) -> Bool {
  let bytes = Array(name.utf8)
  return !bytes.isEmpty && bytes.count < 200 && bytes[0] != UInt8(ascii: ".") && name != recordFileName
    && !bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") }
}

/// Where JSON differs from the schema, such as `entries.3.license: no such key`.
private func decodingReason(_ error: any Error) -> String {
  func place(_ context: DecodingError.Context, _ last: String? = nil) -> String {
    let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } + (last.map { [$0] } ?? [])
    return keys.joined(separator: ".")
  }
  switch error as? DecodingError {
  case .keyNotFound(let key, let context): return "\(place(context, key.stringValue)) is missing"
  case .typeMismatch(_, let context), .valueNotFound(_, let context):
    return "\(place(context)) is of another type"
  case .dataCorrupted(let context) where !context.codingPath.isEmpty:
    return "\(place(context)) has a value that is not known"
  default: return "it is not JSON"
  }
}

/// What `fetch` calls the record that it leaves beside the files.
let recordFileName = "fetched.json"
