internal import Storage

/// A growing run of word entries in pieces of memory that never move.
struct EntryArena {
  /// Entries stand one after another from `start` to `end`.
  struct Piece {
    let start: UnsafeMutableRawPointer
    let end: UnsafeMutableRawPointer
  }

  private(set) var entryCount = 0
  private var filledPieces: [Piece] = []
  private var start: UnsafeMutableRawPointer?
  private var cursor: UnsafeMutableRawPointer?
  private var remaining = 0

  private static let pieceByteCount = 16 << 10

  var pieces: [Piece] {
    guard let start, let cursor else { return [] }
    return filledPieces + [Piece(start: start, end: cursor)]
  }

  /// Room for one more entry of `byteCount` bytes in all.
  mutating func take(_ byteCount: Int, from slabs: Arena) -> UnsafeMutableRawPointer {
    if remaining < byteCount { addPiece(atLeast: byteCount, from: slabs) }
    let start = cursor.unsafelyUnwrapped
    cursor = start + byteCount
    remaining -= byteCount
    entryCount += 1
    return start
  }

  @inline(never)
  private mutating func addPiece(atLeast byteCount: Int, from slabs: Arena) {
    if let start, let cursor { filledPieces.append(Piece(start: start, end: cursor)) }
    let size = max(Self.pieceByteCount, byteCount + WordEntry.slackByteCount)
    start = slabs.take(size)
    cursor = start
    remaining = size - WordEntry.slackByteCount
  }
}

extension EntryArena.Piece {
  @inline(__always)
  func forEachEntry<Failure>(
    payloadByteCount: Int, _ body: (WordEntry) throws(Failure) -> Void
  ) throws(Failure) {
    var address = start
    while address < end {
      let entry = WordEntry(address: address + payloadByteCount)
      try body(entry)
      address = entry.address + WordEntry.headerByteCount + entry.byteCount
    }
  }
}

/// Words are divided by the highest bits of their hashes, so that tables of several threads join part by part.
package enum Partitioning {
  static let bitCount: UInt64 = 6
  package static let count = 1 << Int(bitCount)
}
