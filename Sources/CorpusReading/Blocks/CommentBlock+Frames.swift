extension CommentBlock {
  /// The comments behind their lengths, as `RecordFormat.records` has them; empty ones are null.
  /// - Complexity: O(n).
  package func framedText() -> [UInt8] {
    var frames: [UInt8] = []
    frames.reserveCapacity(text.count + text.count / 8)
    forEachComment { _, comment in
      frames.appendFrame(length: comment.isEmpty ? FrameScan.nullLength : UInt32(truncatingIfNeeded: comment.count))
      frames.append(contentsOf: comment)
    }
    return frames
  }
}

extension [UInt8] {
  fileprivate mutating func appendFrame(length: UInt32) {
    Swift.withUnsafeBytes(of: length.littleEndian) { append(contentsOf: $0) }
  }
}
