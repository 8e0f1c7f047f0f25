/// What must hold for all bytes of a counts file's lines, checked a block at a time.
enum CountsText {
  /// The first line with something that no word may hold: bytes that are not UTF-8, or ASCII white space.
  static func fault(_ bytes: UnsafeRawBufferPointer) -> LineFault? {
    do {
      _ = try UTF8Span(validating: bytes.bindMemory(to: UInt8.self).span)
    } catch {
      return LineFault(line: line(of: error.byteOffsets.lowerBound, bytes), problem: .notUTF8)
    }
    guard count(in: bytes, where: isWhiteSpace) > 0, let place = bytes.firstIndex(where: isWhiteSpace) else {
      return nil
    }
    return LineFault(line: line(of: place, bytes), problem: .whiteSpace)
  }

  /// How many bytes meet a condition.
  /// - Complexity: O(n), many bytes a step.
  @inline(__always)
  static func count(in bytes: UnsafeRawBufferPointer, where meets: (UInt8) -> Bool) -> Int {
    var total = 0
    // A byte-wide sum of up to 255 hits lets the compiler compare and add whole vectors.
    for start in stride(from: 0, to: bytes.count, by: 255) {
      var hits: UInt8 = 0
      for offset in start..<min(start + 255, bytes.count) { hits &+= meets(bytes[offset]) ? 1 : 0 }
      total += Int(hits)
    }
    return total
  }

  /// ASCII white space but tab and newline, which divide the file.
  @inline(__always)
  private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x0B <= 2 }

  private static func line(of offset: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
    count(in: UnsafeRawBufferPointer(rebasing: bytes[..<offset])) { $0 == UInt8(ascii: "\n") }
  }
}
