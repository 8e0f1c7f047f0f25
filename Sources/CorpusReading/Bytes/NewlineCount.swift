/// The number of newlines in a run of bytes.
/// - Complexity: O(n), 16 bytes a step.
func newlineCount(_ bytes: UnsafeRawBufferPointer) -> Int {
  var total = 0
  var position = 0
  // A byte-wide sum of up to 255 hits lets the compiler compare and add whole vectors.
  while position < bytes.count {
    let end = min(position + 255, bytes.count)
    var hits: UInt8 = 0
    for offset in position..<end { hits &+= bytes[offset] == 0x0A ? 1 : 0 }
    total += Int(hits)
    position = end
  }
  return total
}
