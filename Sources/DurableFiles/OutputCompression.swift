internal import CZlib
internal import CZstd
package import SystemPackage

/// How an output file is compressed, by its name: `.gz`, `.zst`, or not at all.
package enum OutputCompression {
  case none, gzip, zstd

  package init(_ path: FilePath) {
    switch path.extension {
    case "gz": self = .gzip
    case "zst": self = .zstd
    default: self = .none
    }
  }

  private static let zstdLevel: Int32 = 3
  private static let gzipLevel: Int32 = 6

  /// A compressed file of its own; such files one after another are one compressed file.
  ///
  /// So parts of a file can be compressed on several threads, and the bytes depend only on where it was divided.
  /// - Returns: nil where there is no memory for it.
  /// - Source: RFC 1952 section 2.2 (gzip members), RFC 8878 section 3.1 (zstd frames).
  package func compress(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    switch self {
    case .none: Array(bytes)
    case .gzip: Self.gzip(bytes)
    case .zstd: Self.zstd(bytes)
    }
  }

  private static func zstd(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let context = ZSTD_createCCtx() else { return nil }
    defer { releaseZstd(context) }
    let settings = [(ZSTD_c_compressionLevel, zstdLevel), (ZSTD_c_checksumFlag, 1)]
    guard settings.allSatisfy({ ZSTD_isError(ZSTD_CCtx_setParameter(context, $0, $1)) == 0 }) else { return nil }
    var isWhole = false
    let compressed = [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { room, count in
      // The room is as large as zstd asks for, so that nothing but memory can be missing.
      let size = ZSTD_compress2(context, room.baseAddress, room.count, bytes.baseAddress, bytes.count)
      isWhole = ZSTD_isError(size) == 0
      count = isWhole ? size : 0
    }
    return isWhole ? compressed : nil
  }

  private static func releaseZstd(_ context: OpaquePointer) {
    let result = ZSTD_freeCCtx(context)
    assert(ZSTD_isError(result) == 0)
  }

  private static func gzip(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var stream = z_stream()
    let gzipWindowBits: Int32 = 15 + 16
    let opened = deflateInit2_(
      &stream, gzipLevel, Z_DEFLATED, gzipWindowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard opened == Z_OK else { return nil }
    var isWhole = false
    let compressed = [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) {
      room, count in
      stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
      stream.avail_in = UInt32(bytes.count)
      stream.next_out = room.baseAddress
      stream.avail_out = UInt32(room.count)
      isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      count = Int(stream.total_out)
    }
    // Z_DATA_ERROR would say that something was not written out.
    return deflateEnd(&stream) == Z_OK && isWhole ? compressed : nil
  }
}
