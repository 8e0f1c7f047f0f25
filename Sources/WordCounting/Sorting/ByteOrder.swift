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
