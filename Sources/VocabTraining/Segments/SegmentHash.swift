/// The hash of a segment's pairs; the same in every run.
enum SegmentHash {
  /// All bits depend on all numbers.
  /// - Source: the folded multiplication of wyhash (Wang Yi), one number at a time.
  @inline(__always)
  static func hash(_ numbers: UnsafePointer<UInt32>, length: Int) -> UInt64 {
    var state: UInt64 = 0x2D35_8DCC_AA6C_78A5
    for place in 0..<length {
      let product = (state ^ UInt64(numbers[place])).multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
      state = product.high ^ product.low
    }
    return state
  }
}
