internal import SystemPackage

/// The first decompressed bytes of an input.
struct DecodedHead {
  let bytes: [UInt8]
  /// Whether that is all there is.
  let isWhole: Bool

  /// - Throws: `CorpusError.corrupt`, and `.truncated` if the file itself ends too early.
  init(
    _ opened: OpenedInput, _ compression: Compression?, atMost byteCount: Int, _ options: ReadingOptions
  ) throws(CorpusError) {
    guard let compression else {
      bytes = opened.head
      isWhole = opened.headIsWhole
      return
    }
    let source = MemoryStream(opened.head)
    var options = options
    options.decompressionThreads = 1
    let stream = DecompressingStream(source, compression, path: opened.path, options)
    let store = ByteStore(capacity: byteCount)
    var hasEnded = false
    do throws(CorpusError) {
      while store.count < byteCount && !hasEnded {
        let count = try stream.read(into: store.free)
        store.count += count
        hasEnded = count == 0
      }
    } catch .truncated where !opened.headIsWhole {
      hasEnded = false
    }
    isWhole = hasEnded
    bytes = Array(store.bytes)
  }

  /// The bytes in UTF-8, without byte order mark, their line ends newlines.
  func text(in encoding: TextEncoding) throws(CorpusError) -> [UInt8] {
    let store = ByteStore()
    if encoding == .utf8 {
      bytes.withUnsafeBytes { store.append($0) }
    } else {
      let converter = try EncodingConverter(encoding)
      bytes.withUnsafeBytes { converter.convert($0, into: store, isLast: isWhole) }
    }
    let start = store.bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    store.translateLineEnds(from: start)
    return Array(store.bytes[start...])
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
