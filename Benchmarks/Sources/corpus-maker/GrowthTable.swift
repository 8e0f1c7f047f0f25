internal import SystemPackage

/// Distinct words among the first 1, 2, 4, 8... times `firstRow` words of a text, and among all.
struct GrowthTable {
  struct Row {
    var words: Int
    var distinctWords: Int
    var bytes: Int
  }

  private(set) var rows: [Row] = []

  private static let blockBytes = 8 << 20

  /// Reads block by block, so that texts of any size fit.
  /// - Throws: what reading throws.
  /// - Complexity: O(bytes) time, O(distinct words) space.
  init(_ path: FilePath, firstRow: Int) throws {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    var counter = DistinctCounter(byteCount: Int(try file.seek(offset: 0, from: .end)))
    try file.seek(offset: 0, from: .start)
    var words = 0
    var bytesDone = 0
    var nextRow = firstRow
    var block: [UInt8] = []
    while true {
      let carried = block.count
      block.append(contentsOf: repeatElement(0, count: Self.blockBytes))
      let read = try block.withUnsafeMutableBytes {
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[carried...]))
      }
      block.removeLast(Self.blockBytes - read)
      let whole = read == 0 ? block.count : (block.lastIndex(of: 0x0A) ?? -1) + 1
      block.withUnsafeBufferPointer { bytes in
        WordBounds.forEachWord(in: UnsafeBufferPointer(rebasing: bytes[..<whole])) { range in
          words += 1
          counter.insert(WordBounds.hash(bytes, range))
          if words == nextRow {
            rows.append(Row(words: words, distinctWords: counter.count, bytes: bytesDone + range.upperBound))
            nextRow *= 2
          }
        }
      }
      bytesDone += whole
      block.removeFirst(whole)
      if read == 0 { break }
    }
    if words != rows.last?.words { rows.append(Row(words: words, distinctWords: counter.count, bytes: bytesDone)) }
  }
}
