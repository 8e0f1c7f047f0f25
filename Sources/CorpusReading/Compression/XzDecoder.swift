internal import CLzma

/// xz through liblzma, which takes concatenated streams and the padding between them as one.
final class XzDecoder: Decoder {
  // Owner: this object. liblzma keeps a pointer to it, so it must not move.
  private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)

  /// What the blocks that are decoded ahead may take; beyond it one thread decodes.
  private static let threadingMemoryLimitBytes: UInt64 = 256 << 20

  private let isReady: Bool

  init(threads: Int, memoryLimit: Int) {
    stream.initialize(to: lzma_stream())
    let limit = UInt64(memoryLimit)
    isReady =
      kc_lzma_decoder(
        stream, UInt32(clamping: max(threads, 1)), min(Self.threadingMemoryLimitBytes, limit), limit) == LZMA_OK
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
  }

  func startMember() {}

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep {
    guard isReady else { return DecodingStep(consumed: 0, produced: 0, outcome: .needsMemory) }
    stream.pointee.next_in = input.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_in = input.count
    stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self).baseAddress
    stream.pointee.avail_out = room.count
    let result = lzma_code(stream, isLast ? LZMA_FINISH : LZMA_RUN)
    let outcome: DecodingStep.Outcome =
      switch result {
      case LZMA_OK, LZMA_BUF_ERROR: .going
      case LZMA_STREAM_END: .memberEnded
      case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR: .needsMemory
      default: .corrupt
      }
    return DecodingStep(
      consumed: input.count - stream.pointee.avail_in, produced: room.count - stream.pointee.avail_out,
      outcome: outcome)
  }
}
