import CInterface
import Glibc
import Storage

/// A column of texts of another language, with what keeps its memory.
final class TextChunks: @unchecked Sendable {
  let columns: [TextColumn]
  let count: Int
  /// Arrow's arrays that the columns lie in; released with this object.
  private let arrays: [ArrowArray]
  /// Offsets of lines, which are made here.
  private let offsets: UnsafeMutablePointer<Int64>?

  /// - Throws: `TextColumnError`, as what is wrong with row n of the whole column.
  init(_ columns: [TextColumn], _ arrays: [ArrowArray], offsets: UnsafeMutablePointer<Int64>? = nil) {
    self.columns = columns
    self.arrays = arrays
    self.offsets = offsets
    count = columns.reduce(0) { $0 + $1.count }
  }

  deinit {
    for var array in arrays { array.release?(&array) }
    free(offsets)
  }

  /// Which rows are null, for another column with as many rows: a malloc'ed bit each; nil where none is.
  func validity() -> (bits: UnsafeMutablePointer<UInt8>?, nullCount: Int) {
    let nullCount = columns.reduce(0) { count, column in
      column.hasNulls ? count + (0..<column.count).count { column.isNull($0) } : count
    }
    guard nullCount > 0, let memory = calloc(count / 8 + 1, 1) else { return (nil, 0) }
    let bits = memory.assumingMemoryBound(to: UInt8.self)
    var row = 0
    for column in columns {
      for place in 0..<column.count {
        if !column.isNull(place) { bits[row >> 3] |= 1 << UInt8(row & 7) }
        row += 1
      }
    }
    return (bits, nullCount)
  }
}
