internal import FoundationEssentials
public import SystemPackage

/// Where the tokens of a merged vocabulary come from.
public struct TokenOrigins: Sendable {
  /// Such as `base` and `added`, with the ids of their tokens.
  let groups: [(name: String, ids: [Int])]

  /// Reads the map that a merge writes beside its vocabulary: tab-separated columns, among them `origin`, a row for
  /// each id.
  ///
  /// Tokens of the base are `base` whether a donor has them or not, those of donors alone are `added`.
  /// - Parameter path: names the map in errors.
  /// - Throws: `VocabAuditError.mergeMap`.
  public init(mergeMap bytes: [UInt8], tokenCount: Int, path: FilePath) throws(VocabAuditError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    func columns(_ line: ArraySlice<UInt8>) -> [String] {
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    guard let column = lines.popFirst().flatMap({ columns($0).firstIndex(of: "origin") }) else {
      throw .mergeMap(path, line: 1)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    var ids: [Origin: [Int]] = [:]
    for (id, line) in lines.enumerated() {
      let cells = columns(line)
      guard column < cells.count, let origin = Origin(mapName: cells[column]), id < tokenCount else {
        throw .mergeMap(path, line: id + 2)
      }
      ids[origin, default: []].append(id)
    }
    guard lines.count == tokenCount else { throw .mergeMap(path, line: lines.count + 1) }
    self.init(ids)
  }

  /// Reads the manifest of a merge, where the map is not beside it; nil for the manifest of anything else, and for a
  /// merge that put tokens into the place of others, so that ids do not tell.
  public init?(manifest bytes: [UInt8], tokenCount: Int) {
    guard let merge = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)).merge, merge.filled == 0,
      merge.base.size + merge.added <= tokenCount
    else { return nil }
    let end = merge.base.size + merge.added
    self.init([
      .base: Array(0..<merge.base.size), .added: Array(merge.base.size..<end), .padding: Array(end..<tokenCount),
    ])
  }

  private init(_ ids: [Origin: [Int]]) {
    groups = Origin.allCases.compactMap { origin in
      ids[origin].flatMap { $0.isEmpty ? nil : (origin.rawValue, $0) }
    }
  }

  private enum Origin: String, CaseIterable {
    case base, added, padding

    init?(mapName: String) {
      switch mapName {
      case "base", "both": self = .base
      case "donor": self = .added
      case "padding": self = .padding
      default: return nil
      }
    }
  }

  /// The part of a merge's manifest that is needed.
  private struct Manifest: Decodable {
    struct Merge: Decodable {
      struct Parent: Decodable { var size: Int }

      var base: Parent
      var added: Int
      var filled: Int
    }

    var merge: Merge
  }
}
