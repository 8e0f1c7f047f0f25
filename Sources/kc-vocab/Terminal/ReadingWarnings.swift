import CorpusReading

/// What a person should know of the reading that stopped nothing.
enum ReadingWarnings {
  /// Broken places in UTF-8 text are rarer than this, in most corpora of any size.
  private static let foreignCount = 1000

  static func empty(_ reader: CorpusReader) -> [String] { reader.notices.map(\.message) }

  static func skipped(_ records: SkippedRecords) -> [String] {
    guard records.count > 0 else { return [] }
    return ["left out \(grouped(records.count)) \(records.count == 1 ? "record" : "records") that could not be read:"]
      + records.first.map { "  \($0.whatIsWrong)" }
  }

  static func invalid(_ sequences: Int, _ places: [CorpusLocation]) -> [String] {
    guard sequences > 0 else { return [] }
    let some = places.map(\.words).joined(separator: ", ")
    let more = sequences < Self.foreignCount ? "" : "; so many are text in another encoding, such as CP949: convert it"
    return [
      "\(grouped(sequences)) \(sequences == 1 ? "byte sequence was" : "byte sequences were") not UTF-8 and read as U+FFFD; "
        + "the first at \(some) (--strict stops there)\(more)"
    ]
  }
}
