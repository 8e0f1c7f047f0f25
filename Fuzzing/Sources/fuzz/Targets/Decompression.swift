import CorpusReading
import Oracles

extension FuzzTarget {
  /// Compressed bytes give the same text or the same error whatever the blocks and the threads; and every text comes
  /// back from every compression, in one member or two.
  static let decompression = FuzzTarget("decompression") {
    { input in
      var choices = Choices(input)
      let smallChunk = 3 + choices.number(below: 100)
      let compression = choices.element(of: Compression.allCases)
      let bytes = Array(choices.rest)
      var options = ReadingOptions()
      options.encoding = .utf8
      // Few bytes may stand for many.
      options.maximumRecordByteCount = 1 << 16
      let whole = try outcome(bytes, options)
      options.chunkByteCount = smallChunk
      claimEqual(try outcome(bytes, options, threads: 2), whole, "blocks of \(smallChunk) bytes")

      let text = bytes.filter { $0 != 0x0D }
      let cut = text.count * smallChunk / 103
      let members = compression.compress(Array(text[..<cut])) + compression.compress(Array(text[cut...]))
      // In front of it a space, so that it is no compressed file and no byte order mark itself.
      claimEqual(
        try outcome(compression.compress([0x20]) + members, options), try outcome([0x20] + text, options),
        "\(compression) and back")
    }
  }

  private static func outcome(
    _ bytes: [UInt8], _ options: ReadingOptions, threads: Int = 1
  ) throws -> Outcome<CommentReading> {
    CommentReading.outcome(try Scratch.write(bytes, "compressed"), options, threads: threads)
  }
}
