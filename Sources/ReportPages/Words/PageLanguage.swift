/// The language of a page's own words; text of comments stays what it is.
public enum PageLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case korean = "ko"
}

/// A page's words in its language.
struct Phrases: Sendable {
  let language: PageLanguage

  /// A phrase with values in place of `{0}`, `{1}` …; values are escaped.
  func callAsFunction(_ phrase: Phrase, _ values: String...) -> Markup { fill(phrase, values.map { "\($0)" }) }

  /// The same with values that are markup.
  func callAsFunction(_ phrase: Phrase, markup values: Markup...) -> Markup { fill(phrase, values) }

  func callAsFunction(_ phrase: Phrase) -> Markup { fill(phrase, []) }

  private func fill(_ phrase: Phrase, _ values: [Markup]) -> Markup {
    let text = language == .english ? phrase.words.en : phrase.words.ko
    var result = Markup()
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += "\(String(rest[..<open]))"
      if let place = Int(rest[rest.index(after: open)..<close]), values.indices.contains(place) {
        result += values[place]
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + "\(String(rest))"
  }

  /// A count for the axis of a picture: `20k`, `2만`.
  func short(_ number: Int) -> String {
    let units: [(Int, String)] =
      language == .english
      ? [(1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")]
      : [(100_000_000, "억"), (10_000, "만"), (1_000, "천")]
    for (unit, name) in units where number >= unit {
      let whole = number / unit
      let tenth = number % unit * 10 / unit
      return whole < 10 && tenth > 0 ? "\(whole).\(tenth)\(name)" : "\(whole)\(name)"
    }
    return String(number)
  }
}
