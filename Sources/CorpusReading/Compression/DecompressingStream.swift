internal import SystemPackage

/// The decompressed bytes of a compressed stream: all its members, one after the other.
final class DecompressingStream: ByteStream {
  private let source: any ByteStream
  private let path: FilePath
  private let compression: Compression
  private let decoder: any Decoder
  private let buffer = ByteStore(capacity: 1 << 17)
  /// What of `buffer` is decoded.
  private var position = 0
  /// Compressed bytes decoded, for errors.
  private var byteOffset = 0
  private var sourceHasEnded = false
  private var isInMember = false

  private let windowLimit: Int

  init(_ source: any ByteStream, _ compression: Compression, path: FilePath, _ options: ReadingOptions) {
    self.source = source
    self.path = path
    self.compression = compression
    windowLimit = options.windowLimit
    decoder = compression.makeDecoder(threads: options.decompressionThreads, windowLimit: windowLimit)
  }

  /// - Throws: `CorpusError.corrupt`, `.truncated`, `.windowTooLarge`, and what the source throws.
  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    while true {
      if position == buffer.count { try refill() }
      if !isInMember, try !startMember() { return 0 }
      let input = UnsafeRawBufferPointer(rebasing: buffer.bytes[position...])
      let step = decoder.decode(input, into: room, isLast: sourceHasEnded)
      position += step.consumed
      byteOffset += step.consumed
      switch step.outcome {
      case .corrupt: throw .corrupt(path, compression, byteOffset: byteOffset)
      case .needsMemory: throw .windowTooLarge(path, compression, limitByteCount: windowLimit)
      case .memberEnded: isInMember = false
      case .going:
        // Without input, a decoder that gives nothing more waits for bytes that are not there.
        if step.produced == 0, step.consumed == 0, sourceHasEnded {
          throw .truncated(path, compression, byteOffset: byteOffset)
        }
      }
      if step.produced > 0 { return step.produced }
    }
  }

  /// Begins the next member; false at the end of the file.
  private func startMember() throws(CorpusError) -> Bool {
    // Tapes and some tools pad gzip files with zeros.
    while compression == .gzip, byteOffset > 0, position < buffer.count, buffer.bytes[position] == 0 {
      position += 1
      byteOffset += 1
      if position == buffer.count { try refill() }
    }
    if position == buffer.count { return false }
    if byteOffset > 0 { decoder.startMember() }
    isInMember = true
    return true
  }

  private func refill() throws(CorpusError) {
    guard !sourceHasEnded else { return }
    buffer.count = 0
    position = 0
    buffer.count = try source.read(into: buffer.free)
    sourceHasEnded = buffer.count == 0
  }
}
