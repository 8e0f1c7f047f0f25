import CorpusReading
import Oracles

extension FuzzTarget {
  /// Compressed bytes give the same text or the same error whatever the blocks and the threads; and every text comes
  /// back from every compression, in one member or two.
  static let decompression = FuzzTarget("decompression", byteLimit: 300) {
    { input in
      var choices = Choices(input)
      let smallChunk = 3 + choices.number(below: 100)
      let compression = choices.element(of: Compression.allCases)
      let bytes = Array(choices.rest)
      var options = ReadingOptions()
      options.encoding = .utf8
      // Few bytes may stand for many.
      options.maximumRecordByteCount = 1 << 16
      let whole = CommentReading.outcome(bytes, options)
      options.chunkByteCount = smallChunk
      let threads = choices.isOne(in: 50) ? 2 : 1
      claimEqual(CommentReading.outcome(bytes, options, threads: threads), whole, "blocks of \(smallChunk) bytes")

      guard choices.isOne(in: 20) else { return }
      let text = bytes.filter { $0 != 0x0D }
      let cut = text.count * smallChunk / 103
      let members = compression.compress(Array(text[..<cut])) + compression.compress(Array(text[cut...]))
      // In front of it a space, so that it is no compressed file and no byte order mark itself.
      claimEqual(
        CommentReading.outcome(compression.compress([0x20]) + members, options),
        CommentReading.outcome([0x20] + text, options), "\(compression) and back")
    }
  }
}
