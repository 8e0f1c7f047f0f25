import CorpusReading

extension FuzzTarget {
  /// Text of any encoding, told or guessed, comes out alike whatever the blocks; and text that is written in UTF-16 is
  /// read as it was.
  static let encodings = FuzzTarget("encodings", byteLimit: 120) {
    { input in
      var choices = Choices(input)
      let encoding = ([nil] + TextEncoding.allCases.map { $0 })[choices.number(below: TextEncoding.allCases.count + 1)]
      let smallChunk = 3 + choices.number(below: 32)
      let bytes = Array(choices.rest)
      var options = ReadingOptions()
      options.encoding = encoding
      let whole = CommentReading.outcome(bytes, options)
      options.chunkByteCount = smallChunk
      let threads = choices.isOne(in: 50) ? 2 : 1
      claimEqual(CommentReading.outcome(bytes, options, threads: threads), whole, "\(String(describing: encoding))")

      let text = String(decoding: bytes, as: UTF8.self)
      let isLittle = smallChunk % 2 == 0
      let units = ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8))
        return isLittle ? [low, high] : [high, low]
      }
      options.encoding = .utf16
      // A mark and U+0000 are together the mark of UTF-32.
      guard !isLittle || text.utf16.first != 0 else { return }
      guard case .value(let wide) = CommentReading.outcome(units, options) else { fail("UTF-16 that is not read") }
      options.encoding = .utf8
      // With a mark in front, so that one in the text stays; and never the beginning of a compressed file.
      guard case .value(let narrow) = CommentReading.outcome(Array(("\u{FEFF}" + text).utf8), options) else {
        fail("UTF-8 unread")
      }
      claimEqual(wide, narrow, "UTF-16 as UTF-8")
    }
  }
}
