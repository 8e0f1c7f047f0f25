internal import CZlib
internal import Storage

/// gzip through zlib.
final class GzipDecoder: Decoder {
  // Owner: this object. zlib keeps a pointer to it, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

  init() {
    stream.initialize(to: z_stream())
    // 16 asks for gzip's header and check sum, 15 is the largest window.
    let size = Int32(MemoryLayout<z_stream>.size)
    require(inflateInit2_(stream, 16 + 15, ZLIB_VERSION, size) == Z_OK, of: "zlib")
  }

  deinit {
    require(inflateEnd(stream) == Z_OK, of: "zlib")
    stream.deallocate()
  }

  func startMember() { require(inflateReset(stream) == Z_OK, of: "zlib") }

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.assumingMemoryBound(to: UInt8.self).baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: room.count)
    let offered = Int(stream.pointee.avail_out)
    let result = inflate(stream, Z_NO_FLUSH)
    let outcome: DecodingStep.Outcome =
      switch result {
      case Z_OK, Z_BUF_ERROR: .going
      case Z_STREAM_END: .memberEnded
      default: .corrupt
      }
    return DecodingStep(
      consumed: input.count - Int(stream.pointee.avail_in), produced: offered - Int(stream.pointee.avail_out),
      outcome: outcome)
  }
}
