/// A decompressing library's decoder, driven by `DecompressingStream`.
protocol Decoder: AnyObject {
  /// Decodes from `input` into `room` (not empty) as far as either reaches.
  /// - Parameter isLast: whether the file ends with `input`, which may then be empty.
  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep

  /// Makes ready for another member (gzip), frame (zstd) or stream (xz, bzip2) after one has ended.
  func startMember()
}

/// What one call of a decoder did.
struct DecodingStep {
  var consumed: Int
  var produced: Int
  var outcome: Outcome

  enum Outcome {
    case going, memberEnded, corrupt
    /// Decoding on takes more memory than is allowed.
    case needsMemory
  }
}
