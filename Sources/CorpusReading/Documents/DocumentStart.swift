/// Where a document begins, and what it is called: words of a fixed number, to lie on disk.
struct DocumentStart {
  let place: CorpusPlace
  /// The key's first bytes, with an ellipsis where it is longer.
  let key: String

  private static let keyByteCount = 40
  static let wordCount = 4 + keyByteCount / 8

  init(_ place: CorpusPlace, key: some Collection<UInt8>) {
    self.place = place
    let shown = Array(key.prefix(Self.keyByteCount - 4))
    // A character that the cut went through is left out.
    let text = String(decoding: shown, as: UTF8.self)
    self.key = shown.count < key.count ? text.filter { $0 != "\u{FFFD}" } + "…" : text
  }

  var words: [UInt64] {
    let start: (kind: UInt64, number: Int) =
      switch place.start {
      case .fileOffset(let offset): (0, offset)
      case .line(let line): (1, line)
      }
    var words = [
      UInt64(place.sourceIndex) << 1 | start.kind, UInt64(place.ordinal), UInt64(place.line), UInt64(start.number),
    ]
    let bytes = Array(key.utf8.prefix(Self.keyByteCount)) + Array(repeating: 0, count: Self.keyByteCount)
    for word in 0..<(Self.keyByteCount / 8) {
      words.append((0..<8).reduce(0) { $0 | UInt64(bytes[word * 8 + $1]) << UInt64(8 * $1) })
    }
    return words
  }

  init(words: UnsafeBufferPointer<UInt64>) {
    let number = Int(words[3])
    place = CorpusPlace(
      sourceIndex: Int(words[0] >> 1), ordinal: Int(words[1]), line: Int(words[2]), byte: 0,
      start: words[0] & 1 == 0 ? .fileOffset(number) : .line(number))
    let bytes = words[4...].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
    key = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
