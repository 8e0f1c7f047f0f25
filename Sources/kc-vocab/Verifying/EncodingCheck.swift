import DurableFiles

/// Where two encoders differ first.
struct EncodingDifference: Equatable {
  /// The comment's number, from 0.
  var comment: Int
  var ours: [Int]
  var theirs: [Int]
}

/// Compares lines of ids, one a comment, that two encoders wrote.
enum EncodingCheck {
  /// - Returns: the first difference; nil where all lines are equal. A line that is missing is an empty one.
  /// - Throws: `FileError`.
  static func firstDifference(_ ours: ScratchFile, _ theirs: ScratchFile) throws -> EncodingDifference? {
    var (left, right) = (ScratchLines(ours), ScratchLines(theirs))
    var number = 0
    while true {
      let (own, other) = (try left.next(), try right.next())
      guard own != nil || other != nil else { return nil }
      if own != other {
        return EncodingDifference(comment: number, ours: ids(own ?? []), theirs: ids(other ?? []))
      }
      number += 1
    }
  }

  private static func ids(_ line: [UInt8]) -> [Int] {
    line.split(separator: 0x20).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }
}

/// The lines of a temporary file, read a megabyte at a time.
struct ScratchLines {
  private let file: ScratchFile
  private var offset = 0
  private var bytes: [UInt8] = []
  private var start = 0
  private let end: Int

  init(_ file: ScratchFile) {
    self.file = file
    end = file.sizeOnDisk
  }

  /// The next line without its newline; nil at the end.
  mutating func next() throws(FileError) -> [UInt8]? {
    while true {
      if let newline = bytes[start...].firstIndex(of: 0x0A) {
        defer { start = newline + 1 }
        return Array(bytes[start..<newline])
      }
      guard offset < end else {
        guard start < bytes.count else { return nil }
        defer { start = bytes.count }
        return Array(bytes[start...])
      }
      try readOn()
    }
  }

  private mutating func readOn() throws(FileError) {
    bytes.removeFirst(start)
    start = 0
    let part = try file.bytes(at: offset, count: min(1 << 20, end - offset))
    offset += part.count
    bytes += part
  }
}

extension ScratchFile {
  /// All that the file holds.
  func wholeBytes() throws(FileError) -> [UInt8] { try bytes(at: 0, count: sizeOnDisk) }

  fileprivate func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var failure: FileError?
    bytes.withUnsafeMutableBytes { bytes in
      do throws(FileError) { try read(at: offset, into: bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}
