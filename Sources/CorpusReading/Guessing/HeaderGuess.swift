/// Whether the first record of CSV or TSV is plainly a line of names.
enum HeaderGuess {
  /// Names that columns of comment corpora have.
  private static let known: Set<String> = [
    "id", "idx", "index", "no", "num", "text", "comment", "comments", "content", "contents", "document", "body",
    "sentence",
    "label", "labels", "date", "created_at", "time", "timestamp", "user", "author", "title", "review", "rating",
    "score",
    "likes", "댓글", "내용", "문장", "제목", "작성일", "날짜", "라벨", "본문", "리뷰", "평점", "작성자", "번호",
  ]

  /// - Parameter records: those that follow it, the first few.
  static func isHeader(_ names: [String], before records: [[String]]) -> Bool {
    guard !names.isEmpty, !records.isEmpty, names.allSatisfy(isName), Set(names).count == names.count else {
      return false
    }
    if names.contains(where: { known.contains($0.lowercased()) }) { return true }
    // A column of numbers with a word above.
    return names.count > 1
      && names.indices.contains { column in
        records.count > 1 && records.allSatisfy { column < $0.count && isNumber($0[column]) }
      }
  }

  /// Short, one word or a few, and no number.
  private static func isName(_ text: String) -> Bool {
    guard !text.isEmpty, text.unicodeScalars.count <= 40, !isNumber(text) else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || (0x30...0x39).contains($0.value) || "_-. ()/".unicodeScalars.contains($0)
    }
  }

  static func isNumber(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}
