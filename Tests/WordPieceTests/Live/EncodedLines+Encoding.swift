import TestSupport
import WordPiece

extension EncodedLines {
  /// What the text encoder makes of a text's lines.
  init(_ text: [UInt8], _ encoder: TextEncoder) throws {
    let padded = text + [UInt8](repeating: 0, count: TextEncoder.padding)
    var ends: [Int] = []
    let ids = try padded.withUnsafeBytes { padded in
      try [Int32](unsafeUninitializedCapacity: encoder.capacity(forByteCount: text.count)) { ids, count in
        let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(TextEncoder.padding))
        count = try encoder.encodeLines(text, into: ids, lineEnds: &ends)
      }
    }
    self.init(ids: ids, counts: zip([0] + ends, ends).map { Int32($1 - $0) })
  }
}
