/// Reads valid UTF-8 scalar by scalar, in the hot loops.
///
/// - Safety: nothing is checked. The memory belongs to the caller; up to 3 bytes after a scalar's first are read, which
///   lie inside valid text. Of other bytes the value is some number below `valueLimit`, so that no table is left.
public enum UTF8Scalars {
  /// Every value that `read` can give is below this.
  public static let valueLimit = 0x20_0000

  /// The scalar that begins at `start`, and its bytes (1 to 4).
  @inlinable @inline(__always)
  public static func read(_ start: UnsafeRawPointer) -> (value: UInt32, byteCount: Int) {
    @inline(__always) func byte(_ offset: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: start.load(fromByteOffset: offset, as: UInt8.self))
    }
    let lead = byte(0)
    // Hangul first: three bytes are by far the most common form in the text this is for.
    if lead &- 0xE0 < 0x10 { return ((lead & 0xF) &<< 12 | (byte(1) & 0x3F) &<< 6 | byte(2) & 0x3F, 3) }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) &<< 6 | byte(1) & 0x3F, 2) }
    return ((lead & 7) &<< 18 | (byte(1) & 0x3F) &<< 12 | (byte(2) & 0x3F) &<< 6 | byte(3) & 0x3F, 4)
  }

  /// The scalar at `position`, which moves behind it.
  @inlinable @inline(__always)
  public static func next(_ position: inout UnsafeRawPointer) -> Int {
    let scalar = read(position)
    position += scalar.byteCount
    return Int(truncatingIfNeeded: scalar.value)
  }

  /// Visits the scalars of a word with their byte offsets.
  @inlinable @inline(__always)
  public static func forEach(
    of word: UnsafeRawBufferPointer, _ body: (_ scalar: UInt32, _ offset: Int) -> Void
  ) {
    guard let start = word.baseAddress else { return }
    var offset = 0
    while offset < word.count {
      let scalar = read(start + offset)
      body(scalar.value, offset)
      offset &+= scalar.byteCount
    }
  }

  /// The UTF-8 form of a value that `read` gave.
  public static func bytes(_ value: Int) -> [UInt8] {
    let tail = { (shift: Int) in UInt8(0x80 | (value >> shift) & 0x3F) }
    switch value {
    case ..<0x80: return [UInt8(value)]
    case ..<0x800: return [UInt8(0xC0 | value >> 6), tail(0)]
    case ..<0x1_0000: return [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
    default: return [UInt8(0xF0 | (value >> 18) & 0x07), tail(12), tail(6), tail(0)]
    }
  }
}

/// Unicode scalars in UTF-8: the bytes that continue none.
@inlinable
public func scalarCount(_ utf8: some Sequence<UInt8>) -> Int {
  utf8.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) }
}

/// How people write a code point: `U+AC00`.
public func codePoint(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
