/// What every kind of page is made with.
protocol PageMaking {
  var phrases: Phrases { get }
}

extension PageMaking {
  /// Text of others, in a direction of its own.
  func shown(_ text: String, limit: Int = 400) -> Markup {
    "<bdi>\(ShownText.markup(text, limit: limit, phrases: phrases))</bdi>"
  }

  /// A token as a chip, its `##` pale.
  func token(_ text: String) -> Markup { TokenMark.chip(text, phrases) }

  /// A few tokens as chips.
  func tokens(_ texts: [String]) -> Markup { texts.prefix(40).map { token($0) }.joined(separator: " ") }

  /// A figure with digits in groups.
  func count(_ count: Count) -> Markup { "\(grouped(count.value))" }

  /// The ends of a column of pictures.
  func scale(_ most: Double) -> Markup {
    "<span class=\"scale\"><span>0</span><span>\(shortPercent(most))</span></span>"
  }

  func className(_ name: String) -> Markup {
    let known: [String: Phrase] = [
      "hangul": .hangul, "jamo": .jamo, "latin": .latin, "digit": .digit, "punctuation": .punctuation, "cjk": .cjk,
      "kana": .kana, "emoji": .emoji, "other": .other,
    ]
    return known[name].map { phrases($0) } ?? shown(name, limit: 40)
  }
}
