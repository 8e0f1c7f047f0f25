internal import CBzip2
internal import Storage

/// bzip2 through libbz2.
final class Bzip2Decoder: Decoder {
  // Owner: this object. libbz2 keeps a pointer to it, so it must not move.
  private let stream = UnsafeMutablePointer<bz_stream>.allocate(capacity: 1)

  init() {
    stream.initialize(to: bz_stream())
    require(BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK, of: "libbz2")
  }

  deinit {
    require(BZ2_bzDecompressEnd(stream) == BZ_OK, of: "libbz2")
    stream.deallocate()
  }

  func startMember() {
    require(BZ2_bzDecompressEnd(stream) == BZ_OK, of: "libbz2")
    stream.pointee = bz_stream()
    require(BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK, of: "libbz2")
  }

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep {
    // libbz2 declares its input as writable and only reads it.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: CChar.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = room.assumingMemoryBound(to: CChar.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: room.count)
    let offered = Int(stream.pointee.avail_out)
    let outcome: DecodingStep.Outcome =
      switch BZ2_bzDecompress(stream) {
      case BZ_OK: .going
      case BZ_STREAM_END: .memberEnded
      default: .corrupt
      }
    return DecodingStep(
      consumed: input.count - Int(stream.pointee.avail_in), produced: offered - Int(stream.pointee.avail_out),
      outcome: outcome)
  }
}
