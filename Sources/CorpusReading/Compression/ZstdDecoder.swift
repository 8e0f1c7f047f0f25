internal import CZstd
internal import Storage

/// zstd through libzstd.
final class ZstdDecoder: Decoder {
  private let context: OpaquePointer?

  private let isReady: Bool

  init(windowLimit: Int) {
    context = ZSTD_createDCtx()
    // Large dumps are often made with `--long=31`, whose window the library refuses unless told.
    let windowLog = min(31, Int.bitWidth - 1 - max(windowLimit, 1 << 20).leadingZeroBitCount)
    isReady =
      context != nil && ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(windowLog))) == 0
  }

  deinit { require(ZSTD_isError(ZSTD_freeDCtx(context)) == 0, of: "libzstd") }

  func startMember() {}

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep {
    guard isReady else { return DecodingStep(consumed: 0, produced: 0, outcome: .needsMemory) }
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
    let result = ZSTD_decompressStream(context, &target, &source)
    let outcome: DecodingStep.Outcome =
      switch ZSTD_getErrorCode(result) {
      case ZSTD_error_no_error: result == 0 ? .memberEnded : .going
      case ZSTD_error_frameParameter_windowTooLarge, ZSTD_error_memory_allocation: .needsMemory
      default: .corrupt
      }
    return DecodingStep(consumed: source.pos, produced: target.pos, outcome: outcome)
  }
}
