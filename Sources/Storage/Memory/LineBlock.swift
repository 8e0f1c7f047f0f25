internal import Glibc

/// Texts copied together, one a line, for those who work on lines.
///
/// A newline inside a text becomes a space: both are white space to all that follows.
public struct LineBlock: ~Copyable {
  private var text = PaddedBytes()
  public private(set) var lineCount = 0
  /// Whether a text had a newline inside.
  public private(set) var holdsNewlines = false

  public init() {}

  /// The lines, each with its newline, valid until the next change; `PaddedBytes.paddingByteCount` bytes after them can
  /// be read.
  public var bytes: UnsafeRawBufferPointer { text.bytes }

  /// Forgets everything and makes room.
  public mutating func restart(byteCount: Int) {
    text.restart(byteCount: byteCount)
    lineCount = 0
    holdsNewlines = false
  }

  /// Adds a text as a line; an empty one for a text that is not there.
  public mutating func append(_ line: UnsafeRawBufferPointer?) {
    lineCount += 1
    let byteCount = line?.count ?? 0
    text.reserve(text.count + byteCount + 1)
    if let line, let source = line.baseAddress, byteCount > 0 {
      let copy = text.end
      copy.copyMemory(from: source, byteCount: byteCount)
      if memchr(copy, 0x0A, byteCount) != nil {
        replaceNewlines(UnsafeMutableRawBufferPointer(start: copy, count: byteCount))
      }
      text.count += byteCount
    }
    text.append(0x0A)
  }

  @inline(never)
  private mutating func replaceNewlines(_ copy: UnsafeMutableRawBufferPointer) {
    holdsNewlines = true
    for place in copy.indices where copy[place] == 0x0A { copy[place] = 0x20 }
  }
}
