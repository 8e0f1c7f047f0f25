internal import SystemPackage

/// The first decompressed bytes of an input.
struct DecodedHead {
  var bytes: [UInt8]
  /// Whether that is all there is.
  var isWhole: Bool

  /// - Throws: `CorpusError.corrupt`, and `.truncated` if the file itself ends too early.
  init(_ opened: OpenedInput, _ compression: Compression?) throws(CorpusError) {
    bytes = opened.head
    isWhole = opened.headIsWhole
    guard let compression else { return }
    let source = MemoryStream(opened.head)
    let stream = DecompressingStream(source, compression, path: opened.path, threads: 1)
    let store = ByteStore(capacity: OpenedInput.headByteCount)
    isWhole = false
    do throws(CorpusError) {
      while store.count < store.capacity && !isWhole {
        let count = try stream.read(into: store.free)
        store.count += count
        isWhole = count == 0
      }
    } catch .truncated where !opened.headIsWhole {
      isWhole = false
    }
    bytes = Array(store.bytes)
  }

  /// The bytes in UTF-8, without byte order mark.
  func text(in encoding: TextEncoding) throws(CorpusError) -> [UInt8] {
    var text = bytes
    if encoding != .utf8 {
      let store = ByteStore()
      let converter = try EncodingConverter(encoding)
      bytes.withUnsafeBytes { converter.convert($0, into: store, isLast: isWhole) }
      text = Array(store.bytes)
    }
    return Array(text.starts(with: ByteOrderMark.utf8) ? text.dropFirst(ByteOrderMark.utf8.count) : text[...])
  }
}

/// Bytes in memory as a stream.
final class MemoryStream: ByteStream {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into room: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(rest.count, room.count)
    room.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
