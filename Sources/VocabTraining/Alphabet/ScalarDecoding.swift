/// Scalars of UTF-8 in the hot loops.
enum ScalarDecoding {
  /// Every value that `next` can give is below this, also for bytes that are not UTF-8.
  static let valueLimit = 0x20_0000

  /// The scalar at `position`, which moves behind it.
  ///
  /// Up to 3 bytes after the first are read; whoever owns the text sees to it that they can be. Bytes that are not
  /// UTF-8 give a number without meaning.
  @inline(__always)
  static func next(_ position: inout UnsafePointer<UInt8>) -> Int {
    let first = Int(position[0])
    if first < 0x80 {
      position += 1
      return first
    }
    let second = Int(position[1]) & 0x3F
    if first < 0xE0 {
      position += 2
      return (first & 0x1F) << 6 | second
    }
    let third = Int(position[2]) & 0x3F
    if first < 0xF0 {
      position += 3
      return (first & 0x0F) << 12 | second << 6 | third
    }
    let fourth = Int(position[3]) & 0x3F
    position += 4
    return (first & 0x07) << 18 | second << 12 | third << 6 | fourth
  }

  /// The UTF-8 form of what `next` gave.
  static func bytes(_ value: Int) -> [UInt8] {
    let tail = { (shift: Int) in UInt8(0x80 | (value >> shift) & 0x3F) }
    switch value {
    case ..<0x80: return [UInt8(value)]
    case ..<0x800: return [UInt8(0xC0 | value >> 6), tail(0)]
    case ..<0x1_0000: return [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
    default: return [UInt8(0xF0 | (value >> 18) & 0x07), tail(12), tail(6), tail(0)]
    }
  }
}
