/// Writes UTF-8.
enum UTF8Encoding {
  /// Stores the bytes of a scalar at a place that has room for 4.
  /// - Returns: How many bytes they are, 1 to 4.
  static func store(_ scalar: UInt32, at place: UnsafeMutableRawPointer) -> Int {
    let bytes = place.assumingMemoryBound(to: UInt8.self)
    switch scalar {
    case ..<0x80:
      bytes[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    case ..<0x800:
      bytes[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      bytes[1] = continuation(scalar)
      return 2
    case ..<0x10000:
      bytes[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      bytes[1] = continuation(scalar >> 6)
      bytes[2] = continuation(scalar)
      return 3
    default:
      bytes[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      bytes[1] = continuation(scalar >> 12)
      bytes[2] = continuation(scalar >> 6)
      bytes[3] = continuation(scalar)
      return 4
    }
  }

  /// Bytes of a scalar, 1 to 4.
  static func byteCount(of scalar: UInt32) -> Int { scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4 }

  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(byteCount: 4, alignment: 4) { place in
      let count = store(scalar, at: place.baseAddress!)
      bytes += UnsafeRawBufferPointer(rebasing: place[..<count])
    }
  }

  private static func continuation(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F) }
}
