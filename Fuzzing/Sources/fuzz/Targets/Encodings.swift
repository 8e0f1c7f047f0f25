import CorpusReading

extension FuzzTarget {
  /// Text of any encoding, told or guessed, comes out alike whatever the blocks; and text that is written in UTF-16 is
  /// read as it was.
  static let encodings = FuzzTarget("encodings") {
    { input in
      var choices = Choices(input)
      let encoding = ([nil] + TextEncoding.allCases.map { $0 })[choices.number(below: TextEncoding.allCases.count + 1)]
      let smallChunk = 3 + choices.number(below: 32)
      let bytes = Array(choices.rest)
      var options = ReadingOptions()
      options.encoding = encoding
      let whole = try outcome(bytes, options)
      options.chunkByteCount = smallChunk
      claimEqual(try outcome(bytes, options, threads: 2), whole, "\(String(describing: encoding))")

      let text = String(decoding: bytes, as: UTF8.self)
      let isLittle = smallChunk % 2 == 0
      let units = ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
      options.encoding = .utf16
      guard case .value(let wide) = try outcome(units, options) else { fail("UTF-16 that is not read") }
      options.encoding = .utf8
      // With a mark in front, so that one in the text stays; and never the beginning of a compressed file.
      guard case .value(let narrow) = try outcome(Array(("\u{FEFF}" + text).utf8), options) else {
        fail("UTF-8 unread")
      }
      claimEqual(wide, narrow, "UTF-16 as UTF-8")
    }
  }

  private static func outcome(
    _ bytes: [UInt8], _ options: ReadingOptions, threads: Int = 1
  ) throws -> Outcome<CommentReading> {
    CommentReading.outcome(try Scratch.write(bytes, "encoded.txt"), options, threads: threads)
  }
}
