import VocabAudit

extension ComparisonReport {
  private static let shownWords = 12

  /// How far the rates of two vocabularies differ on the same comments.
  var differenceSection: ReportSection? {
    guard let differences else { return nil }
    var table = ReportTable(["rate<", "difference", "95 %", "better~"])
    for own in differences {
      table.rows.append([
        own.rate.title, own.rate.signedText(own.difference), own.rate.signedInterval(own.low, own.high) ?? "",
        better(own) ?? "",
      ])
    }
    return ReportSection(title: "\(left) less \(right), on the same comments", table: table)
  }

  /// The vocabulary that is better beyond doubt: 0 lies outside the interval.
  private func better(_ own: RateDifference) -> String? {
    guard let low = own.low, let isBetterHigher = own.rate.isBetterHigher, own.rate.isBeyondDoubt(low, own.high)
    else { return nil }
    return (low > 0) == isBetterHigher ? left : right
  }

  /// Where two vocabularies cut the same lines differently: how much, and words of the example lines side by side.
  var section: ReportSection {
    var table = ReportTable(["word~", "\(left.cut(to: 24))~", "\(right.cut(to: 24))~"])
    var shown: Set<[UInt8]> = []
    for word in examples.flatMap(\.words) where shown.count < Self.shownWords {
      guard shown.insert(Array(word.word.utf8)).inserted else { continue }
      table.rows.append([
        word.word.start(60), word.left.joined(separator: " ").start(80), word.right.joined(separator: " ").start(80),
      ])
    }
    return ReportSection(
      title: "\(left) and \(right) cut differently",
      sentences: [
        "\(counted(lines, "comment")) (\(percent(lineRate, decimals: 2))), \(grouped(words)) words "
          + "(\(grouped(distinctWords)) distinct)" + (table.rows.isEmpty ? "" : ", among them:")
      ],
      table: table.rows.isEmpty ? nil : table)
  }
}
