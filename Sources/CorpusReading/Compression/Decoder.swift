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

extension Compression {
  /// A fresh decoder.
  /// - Parameters:
  ///   - threads: how many the decoder may use, where the format allows more than one.
  ///   - windowLimit: the memory that it may take, in bytes.
  func makeDecoder(threads: Int, windowLimit: Int) -> any Decoder {
    switch self {
    case .gzip: GzipDecoder()
    case .zstd: ZstdDecoder(windowLimit: windowLimit)
    case .xz: XzDecoder(threads: threads, memoryLimit: windowLimit)
    case .bzip2: Bzip2Decoder()
    }
  }
}
