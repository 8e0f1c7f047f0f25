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
      bytes.append(decimal: id)
      bytes.append(0x09)
      bytes.append(printable: row.token)
      bytes += "\t\(row.origin.rawValue)\t".utf8
      bytes.append(decimal: row.baseID)
      for id in row.donorIDs {
        bytes.append(0x09)
        bytes.append(decimal: id)
      }
      // A piece is a token of the base, and those keep their ids unless they are placeholders, which spell nothing.
      bytes.append(0x09)
      for (place, piece) in row.pieceIDs.enumerated() {
        if place > 0 { bytes.append(0x20) }
        bytes.append(printable: rows[piece].token)
      }
      bytes.append(0x09)
      for (place, piece) in row.pieceIDs.enumerated() {
        if place > 0 { bytes.append(0x20) }
        bytes.append(decimal: piece)
      }
      bytes.append(0x0A)
    }
    return bytes
  }
}

// Without strings in between: there are some hundreds of thousands of numbers.
extension [UInt8] {
  /// Nothing for nil.
  fileprivate mutating func append(decimal number: Int?) {
    guard var rest = number else { return }
    let first = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[first...].reverse()
  }

  fileprivate mutating func append(printable token: [UInt8]) {
    for byte in token { append((0x09...0x0D).contains(byte) ? 0x20 : byte) }
  }
}
