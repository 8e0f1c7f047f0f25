internal import CZstd
internal import DurableFiles

/// zstd through libzstd.
final class ZstdDecoder: Decoder {
  private let context: OpaquePointer?

  init() {
    context = ZSTD_createDCtx()
    // Large dumps are often made with `--long=31`, whose window the library refuses unless told.
    let result = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 31)
    require(context != nil && ZSTD_isError(result) == 0, of: "libzstd")
  }

  deinit { require(ZSTD_isError(ZSTD_freeDCtx(context)) == 0, of: "libzstd") }

  func startMember() {}

  func decode(_ input: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer, isLast: Bool) -> DecodingStep {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
    let result = ZSTD_decompressStream(context, &target, &source)
    let outcome: DecodingStep.Outcome = ZSTD_isError(result) != 0 ? .corrupt : result == 0 ? .memberEnded : .going
    return DecodingStep(consumed: source.pos, produced: target.pos, outcome: outcome)
  }
}
