import CBzip2
import CLzma
import CZlib
import CZstd
package import CorpusReading

extension Compression {
  /// `bytes` compressed as one member, with a check sum where the format has one.
  package func compress(_ bytes: [UInt8]) -> [UInt8] {
    let capacity = bytes.count + bytes.count / 2 + 1024
    return [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      count =
        switch self {
        case .gzip: compressGzip(bytes, room)
        case .zstd: compressZstd(bytes, room)
        case .xz: compressXz(bytes, room)
        case .bzip2: compressBzip2(bytes, room)
        }
    }
  }

  /// The suffix of files with this compression.
  package var suffix: String {
    switch self {
    case .gzip: ".gz"
    case .zstd: ".zst"
    case .xz: ".xz"
    case .bzip2: ".bz2"
    }
  }
}

private func compressGzip(_ bytes: [UInt8], _ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
  var stream = z_stream()
  deflateInit2_(&stream, 6, Z_DEFLATED, 16 + 15, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  return bytes.withUnsafeBufferPointer { bytes in
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(bytes.count)
    stream.next_out = room.baseAddress
    stream.avail_out = UInt32(room.count)
    deflate(&stream, Z_FINISH)
    return room.count - Int(stream.avail_out)
  }
}

private func compressZstd(_ bytes: [UInt8], _ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
  let context = ZSTD_createCCtx()
  defer { ZSTD_freeCCtx(context) }
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  return ZSTD_compress2(context, room.baseAddress, room.count, bytes, bytes.count)
}

private func compressXz(_ bytes: [UInt8], _ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
  var count = 0
  _ = lzma_easy_buffer_encode(
    1, LZMA_CHECK_CRC64, nil, bytes, bytes.count, room.baseAddress, &count, room.count)
  return count
}

private func compressBzip2(_ bytes: [UInt8], _ room: UnsafeMutableBufferPointer<UInt8>) -> Int {
  var count = UInt32(room.count)
  return bytes.withUnsafeBufferPointer { bytes in
    room.withMemoryRebound(to: CChar.self) { room in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        _ = BZ2_bzBuffToBuffCompress(
          room.baseAddress, &count, UnsafeMutablePointer(mutating: bytes.baseAddress), UInt32(bytes.count), 1, 0, 0)
      }
    }
    return Int(count)
  }
}
