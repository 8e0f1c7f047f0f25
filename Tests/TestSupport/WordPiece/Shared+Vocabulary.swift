import FoundationEssentials
package import WordPiece

extension Shared {
  /// A bare vocabulary of the reference data, with BERT's special tokens.
  package static func vocabulary(_ name: String) throws -> Vocabulary {
    let data = try Data(contentsOf: URL(filePath: path("data/" + name)))
    return try Vocabulary(tokens: data.split(separator: 0x0A).map { Array($0) })
  }
}
