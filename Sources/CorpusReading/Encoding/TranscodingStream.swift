/// A stream of another encoding as UTF-8.
final class TranscodingStream: ByteStream {
  private let source: any ByteStream
  private let converter: EncodingConverter
  private let input = ByteStore(capacity: 1 << 16)
  private let output = ByteStore()
  /// What of `output` is handed on.
  private var position = 0
  private var hasEnded = false

  init(_ source: any ByteStream, _ encoding: TextEncoding) throws(CorpusError) {
    self.source = source
    converter = try EncodingConverter(encoding)
  }

  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    while position == output.count {
      guard !hasEnded else { return 0 }
      position = 0
      output.count = 0
      input.count = 0
      input.count = try source.read(into: input.free)
      hasEnded = input.count == 0
      converter.convert(input.bytes, into: output, isLast: hasEnded)
    }
    let count = min(room.count, output.count - position)
    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: output.bytes[position..<(position + count)]))
    position += count
    return count
  }
}
