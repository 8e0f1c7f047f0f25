internal import CommentText

/// The hash of a segment's pairs, with the secret of this process.
enum SegmentHash {
  /// All bits depend on all numbers.
  /// - Source: the folded multiplication of wyhash (Wang Yi), one number at a time.
  @inline(__always)
  static func hash(_ numbers: UnsafePointer<UInt32>, length: Int, _ secret: HashSecret) -> UInt64 {
    var state = secret.first
    for place in 0..<length {
      let product = (state ^ UInt64(numbers[place])).multipliedFullWidth(by: 0x8BB8_4B93_962E_ACC9)
      state = product.high ^ product.low
    }
    return state
  }
}
