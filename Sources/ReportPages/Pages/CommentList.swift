internal import Storage

/// The comments behind an audit's figures, each with what has no token marked.
struct CommentList {
  let id: Markup
  let markup: Markup
  /// The first comment that lacks a token for a character, by its code point.
  private let firstByCode: [String: Int]
  private let prefix: Markup
  private let phrases: Phrases

  init(_ examples: [AuditDocument.Example], prefix: Markup, phrases: Phrases, byteLimit: Int) {
    id = "\(prefix)-comments"
    self.prefix = prefix
    self.phrases = phrases
    var firstByCode: [String: Int] = [:]
    var items = Markup()
    for (place, example) in examples.prefix(60).enumerated() where items.byteCount < byteLimit {
      let codes = example.unknown.prefix(50).compactMap {
        $0.character?.unicodeScalars.first.map { codePoint($0.value) }
      }
      for code in codes where firstByCode[code] == nil { firstByCode[code] = place }
      items += """
        <li id="\(prefix)-e\(place)" data-codes="\(codes.joined(separator: " "))">\
        <bdi>\(Self.marked(example, phrases))</bdi></li>

        """
    }
    self.firstByCode = firstByCode
    markup = """
      <ul class="comments" id="\(prefix)-list" tabindex="0" aria-label="\(phrases(.comments))">
      \(items)</ul>
      """
  }

  var isEmpty: Bool { firstByCode.isEmpty }

  /// A link from a figure to the comments behind it, if any is shown.
  func link(_ content: Markup, to code: String) -> Markup {
    guard let place = firstByCode[code] else { return content }
    return """
      <a href="#\(prefix)-e\(place)" data-code="\(code)" data-list="\(prefix)-list">\(content)</a>
      """
  }

  /// The report marks failing characters by white brackets, which a comment may hold too: those are told by the plain
  /// text.
  private static func marked(_ example: AuditDocument.Example, _ phrases: Phrases) -> Markup {
    var result = Markup()
    var plain = Substring(example.text).unicodeScalars
    var part = String.UnicodeScalarView()
    var room = 600
    func flush(_ isMarked: Bool) {
      guard !part.isEmpty else { return }
      let shown = ShownText.markup(String(part), limit: max(0, room), phrases: phrases)
      if room > 0 { result += isMarked ? "<mark>\(shown)</mark>" : shown }
      room -= part.count
      part = String.UnicodeScalarView()
    }
    for scalar in example.marked.unicodeScalars where room > 0 {
      if scalar == "⟦" && plain.first != scalar {
        flush(false)
      } else if scalar == "⟧" && plain.first != scalar {
        flush(true)
      } else {
        part.append(scalar)
        if !plain.isEmpty { plain.removeFirst() }
      }
    }
    flush(false)
    return result
  }
}
