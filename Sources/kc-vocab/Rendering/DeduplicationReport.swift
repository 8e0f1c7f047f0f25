import CorpusReading

/// What deduplication did, as programs read it: `kc-vocab/deduplication/1`.
struct DeduplicationReport: Encodable {
  let schema = "kc-vocab/deduplication/1"
  let comments: Int
  let dropped: Int
  let mostRepeated: [Repeated]
  let temporaryBytes: Int

  /// A comment with all its occurrences, the first included; bytes that are no UTF-8 are U+FFFD.
  struct Repeated: Encodable {
    let occurrences: Int
    let text: String
  }

  enum CodingKeys: String, CodingKey {
    case schema, comments, dropped
    case mostRepeated = "most_repeated"
    case temporaryBytes = "temporary_bytes"
  }

  init(_ summary: DeduplicationSummary) {
    comments = summary.comments
    dropped = summary.dropped
    temporaryBytes = summary.temporaryByteCount
    mostRepeated = summary.mostRepeated.map {
      Repeated(occurrences: $0.occurrences, text: String(decoding: $0.text.withoutBreaks(), as: UTF8.self))
    }
  }
}

extension DeduplicationSummary {
  /// `repeated    12,345 of 712,404 comments dropped (1.7 %)`
  var line: String {
    let share = comments == 0 ? "" : " (\(percent(Double(dropped) / Double(comments))))"
    return "repeated    \(grouped(dropped)) of \(grouped(comments)) comments dropped\(share)"
  }

  /// A line for each of the most repeated comments, below the names of the columns.
  var table: [UInt8] {
    var bytes = Array("# \(line)\noccurrences\tcomment\n".utf8)
    for comment in mostRepeated {
      bytes += Array("\(comment.occurrences)\t".utf8) + comment.text.withoutBreaks() + [UInt8(ascii: "\n")]
    }
    return bytes
  }
}
