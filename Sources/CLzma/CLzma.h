#pragma once
#include <lzma.h>
#include <stdint.h>

/// Prepares decoding of concatenated .xz streams, whose blocks are decoded on several threads where the file has
/// several and the library can (lzma_stream_decoder_mt, liblzma 5.4); else on one.
static inline lzma_ret kc_lzma_decoder(lzma_stream *stream, uint32_t threads, uint64_t threading_memory_limit,
                                       uint64_t memory_limit) {
#if LZMA_VERSION >= UINT32_C(50040002)
  lzma_mt options = {0};
  options.flags = LZMA_CONCATENATED;
  options.threads = threads;
  options.memlimit_threading = threading_memory_limit;
  options.memlimit_stop = memory_limit;
  return lzma_stream_decoder_mt(stream, &options);
#else
  (void)threads;
  (void)threading_memory_limit;
  return lzma_stream_decoder(stream, memory_limit, LZMA_CONCATENATED);
#endif
}
