extension MergeMap {
  /// The names of the columns.
  public var columns: [String] {
    ["id", "token", "origin", "base_id"] + (0..<donorCount).map { "donor_\($0 + 1)_id" } + ["pieces", "piece_ids"]
  }

  /// The bytes of its file: a line of column names, then a line for each id; columns are separated by tabs, pieces and
  /// their ids by spaces; what a row has not is empty.
  ///
  /// Tabs and line breaks inside a token are written as spaces, so that no token can upset the columns; `vocab.txt` has
  /// it as it is.
  /// - Complexity: O(bytes).
  public var fileBytes: [UInt8] {
    var bytes = Array(columns.joined(separator: "\t").utf8) + [0x0A]
    for (id, row) in rows.enumerated() {
      bytes += "\(id)\t".utf8
      bytes += Self.printable(row.token)
      bytes += "\t\(row.origin.rawValue)\t\(Self.text(row.baseID))".utf8
      for id in row.donorIDs { bytes += "\t\(Self.text(id))".utf8 }
      bytes.append(0x09)
      // A piece is a token of the base, and those keep their ids unless they are placeholders, which spell nothing.
      bytes += row.pieceIDs.map { Self.printable(rows[$0].token) }.joined(separator: [0x20])
      bytes += "\t\(row.pieceIDs.map(String.init).joined(separator: " "))\n".utf8
    }
    return bytes
  }

  private static func text(_ id: Int?) -> String { id.map(String.init) ?? "" }

  private static func printable(_ token: [UInt8]) -> [UInt8] { token.map { (0x09...0x0D).contains($0) ? 0x20 : $0 } }
}
