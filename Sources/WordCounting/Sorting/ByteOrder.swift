internal import Glibc

/// Negative, zero or positive as the left word stands before, is, or stands after the right one: by bytes, a prefix
/// before what it begins.
@inline(__always)
func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let left = left.baseAddress, let right = right.baseAddress {
    let order = memcmp(left, right, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}

func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
  left.withUnsafeBytes { left in right.withUnsafeBytes { right in order(left, right) } }
}

/// How many bytes two words have in common at their start.
@inline(__always)
func commonByteCount(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let limit = min(left.count, right.count)
  guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
  var count = 0
  while count &+ 8 <= limit {
    let difference =
      UInt64(littleEndian: left.loadUnaligned(fromByteOffset: count, as: UInt64.self))
      ^ UInt64(littleEndian: right.loadUnaligned(fromByteOffset: count, as: UInt64.self))
    if difference != 0 { return count &+ difference.trailingZeroBitCount / 8 }
    count &+= 8
  }
  while count < limit,
    left.load(fromByteOffset: count, as: UInt8.self) == right.load(fromByteOffset: count, as: UInt8.self)
  {
    count &+= 1
  }
  return count
}
