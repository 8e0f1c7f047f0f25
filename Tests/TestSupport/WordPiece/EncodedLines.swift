package import SystemPackage

/// The ids of many lines: all ids, and for each line how many.
package struct EncodedLines: Equatable {
  package var ids: [Int32]
  package var counts: [Int32]

  package init(ids: [Int32], counts: [Int32]) {
    self.ids = ids
    self.counts = counts
  }

  /// Reads `NAME.ids` and `NAME.counts`, arrays of 32-bit numbers as this machine has them.
  package init(_ name: String, in folder: FilePath) throws {
    ids = try Self.numbers(folder.appending(name + ".ids"))
    counts = try Self.numbers(folder.appending(name + ".counts"))
  }

  private static func numbers(_ path: FilePath) throws -> [Int32] {
    try fileBytes(path).withUnsafeBytes { bytes in
      [Int32](unsafeUninitializedCapacity: bytes.count / 4) { numbers, count in
        count = bytes.count / 4
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<(4 * count)]))
      }
    }
  }

  /// The first line whose ids differ, from 0; nil if all are equal.
  package func firstDifference(from other: EncodedLines) -> Int? {
    var (own, others) = (0, 0)
    for line in 0..<min(counts.count, other.counts.count) {
      let ownEnd = own + Int(counts[line])
      let othersEnd = others + Int(other.counts[line])
      guard ids[own..<ownEnd] == other.ids[others..<othersEnd] else { return line }
      (own, others) = (ownEnd, othersEnd)
    }
    return counts.count == other.counts.count ? nil : min(counts.count, other.counts.count)
  }
}
