import WordCounting

extension CountMixture {
  /// One line a source, and the power.
  var lines: [(title: String, text: String)] {
    let sources = parts.enumerated().map { place, part in
      let words = "\(grouped(part.words)) words × \(part.weight.text)"
      return (place == 0 ? "sources" : "", "\(part.sharePercent) \(part.name.shown()): \(words)")
    }
    return sources + (power == .one ? [] : [("power", "\(power.text), of each word's weighted count")])
  }

  /// The same as rows of a card's table.
  var cardRows: String { lines.map { "| \($0.title) | \($0.text.markdownEscaped) |\n" }.joined() }
}

extension CountMixture.Part {
  /// `48.2 %`
  fileprivate var sharePercent: String { percent(Double(shareInMillionths) / 1e6, decimals: 1) }
}
