/// Tokens as a reader sees them.
enum TokenMark {
  /// One token, the mark of its continuation pale.
  static func chip(_ text: String, _ phrases: Phrases, class kind: StaticString = "") -> Markup {
    let isContinuation = text.hasPrefix("##") && text.unicodeScalars.count > 2
    let body = ShownText.markup(
      isContinuation ? String(text.unicodeScalars.dropFirst(2)) : text, limit: 60, phrases: phrases)
    let mark: Markup = isContinuation ? "<i>##</i>" : ""
    let unknown: Markup = text == "[UNK]" ? " unk" : ""
    let kind = Markup(stringLiteral: kind.description)
    return "<span class=\"tok\(unknown) \(kind)\"><bdi>\(mark)\(body)</bdi></span>"
  }

  /// A line's tokens, those of one word together, with the words in `framed` framed where they come, in order.
  /// - Complexity: O(n).
  static func line(_ tokens: [String], framing framed: [[String]], _ phrases: Phrases, limit: Int = 100) -> Markup {
    var result = Markup()
    var next = 0
    var place = 0
    while place < min(tokens.count, limit) {
      var end = place + 1
      while end < tokens.count && tokens[end].hasPrefix("##") && tokens[end].utf8.count > 2 { end += 1 }
      let word = Array(tokens[place..<end])
      let isFramed = next < framed.count && same(framed[next], word)
      if isFramed { next += 1 }
      let chips = word.prefix(limit).map { chip($0, phrases) }.joined()
      result += isFramed ? "<span class=\"cut framed\">\(chips)</span>" : "<span class=\"cut\">\(chips)</span>"
      result += " "
      place = end
    }
    return place < tokens.count ? result + "<span class=\"more\">…</span>" : result
  }

  /// Two ways of cutting a line, the words that differ framed in both; none where words cannot be told apart.
  static func lines(_ left: [String], _ right: [String], _ phrases: Phrases) -> (left: Markup, right: Markup) {
    let (before, after) = (words(left), words(right))
    let places = before.count == after.count ? before.indices.filter { !same(before[$0], after[$0]) } : []
    return (
      line(left, framing: places.map { before[$0] }, phrases), line(right, framing: places.map { after[$0] }, phrases)
    )
  }

  /// Tokens by word: each but a continuation starts one.
  private static func words(_ tokens: [String]) -> [[String]] {
    var words: [[String]] = []
    for token in tokens {
      if token.hasPrefix("##") && token.utf8.count > 2 && !words.isEmpty {
        words[words.count - 1].append(token)
      } else {
        words.append([token])
      }
    }
    return words
  }

  /// Byte by byte: other spellings of the same characters are other tokens.
  private static func same(_ left: [String], _ right: [String]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
