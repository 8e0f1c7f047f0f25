internal import Synchronization
internal import SystemPackage

/// Looks for the encoding of a source whose start is ASCII, in the first blocks that hold more.
final class EncodingWatch: Sendable {
  private let path: FilePath
  private let isSettled = Atomic(false)

  private static let sampleByteCount = 1 << 16

  init(_ path: FilePath) { self.path = path }

  /// - Throws: `CorpusError.encoding` if the text is not UTF-8 but another encoding.
  /// - Complexity: O(n), 16 bytes a step, until some text beyond ASCII was seen.
  func look(at text: UnsafeRawBufferPointer) throws(CorpusError) {
    guard !isSettled.load(ordering: .relaxed), !Self.isASCII(text),
      let first = text.firstIndex(where: { $0 >= 0x80 })
    else { return }
    let sample = Array(text[first...].prefix(Self.sampleByteCount))
    let guess = EncodingGuess(sample, isCut: first + sample.count < text.count)
    if guess.foreign == .cp949 { throw .encoding(path, found: .cp949, expected: .utf8) }
    if guess.isCertainlyUTF8 { isSettled.store(true, ordering: .relaxed) }
  }

  private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
    var all: UInt8 = 0
    for byte in text { all |= byte }
    return all < 0x80
  }
}
