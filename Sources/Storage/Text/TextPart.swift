/// Rows of a chunk that are worked on together.
public struct TextPart: Sendable {
  public let column: TextColumn
  public let rows: Range<Int>
  public let byteCount: Int
  /// Rows before these, in all chunks.
  public let firstRow: Int

  /// The same rows, with none before them.
  public var alone: TextPart { TextPart(column: column, rows: rows, byteCount: byteCount, firstRow: 0) }

  /// Copies its texts to a block, one a line.
  public func copy(to block: inout LineBlock) {
    block.restart(byteCount: byteCount + rows.count)
    for row in rows { block.append(column[row]) }
  }

  /// What fits into a processor's cache together with what is made of it.
  public static let byteCount = 1 << 18

  /// Cuts chunks into parts of about so many bytes.
  /// - Complexity: O(rows).
  public static func parts(of columns: [TextColumn], byteCount limit: Int = byteCount) -> [TextPart] {
    var parts: [TextPart] = []
    var firstRow = 0
    for column in columns {
      var (start, byteCount) = (0, 0)
      for row in 0..<column.count {
        byteCount += column[row]?.count ?? 0
        // Rows count too: each becomes a line.
        guard byteCount + (row - start) >= limit || row + 1 == column.count else { continue }
        parts.append(
          TextPart(column: column, rows: start..<row + 1, byteCount: byteCount, firstRow: firstRow + start))
        (start, byteCount) = (row + 1, 0)
      }
      firstRow += column.count
    }
    return parts
  }
}
