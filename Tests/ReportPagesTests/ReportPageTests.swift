import ReportPages
import Testing

@Suite struct ReportPageTests {
  private func page(_ json: AuditJSON, _ language: PageLanguage = .english) throws -> String {
    let page = try ReportPage(json: json.bytes, path: "a.json", language: language, toolVersion: "1.2.3")
    return String(decoding: page.html, as: UTF8.self)
  }

  static let hostile = [
    "\"><script>alert(1)</script>", "</title></style><script>alert(1)</script>", "' onmouseover='alert(1)",
    "\"\u{301} onmouseover=alert(1) x=\"\u{338}", "<\u{338}img src=x onerror=alert(1)>", "<!-- --> <![CDATA[ ]]>",
    "&lt;b&gt; &#60; &", "{{{title}}} {{#page}}", "a\u{0}b\u{1}\u{7F}\u{85}", "\u{202E}txet\u{202C} \u{2066}x\u{2069}",
    "\u{FFFD}\u{FFFF}\u{E000}", "\u{FEFF}\u{200B}\u{2028}\u{2029}", "⟦가⟧", "javascript:alert(1)", "",
    "##", "[UNK]", "가" + String(repeating: "\u{301}", count: 200), "\u{301}", "\u{3164}\u{1160}",
  ]

  @Test(arguments: hostile, PageLanguage.allCases)
  func `Text of others is text, wherever it stands`(_ text: String, _ language: PageLanguage) throws {
    let plain = HTMLCheck(try page(AuditJSON(text: "가", vocabularies: 3), language))
    let html = try page(AuditJSON(text: text, vocabularies: 3), language)
    let found = HTMLCheck(html)
    #expect(found.problems.isEmpty)
    // Frames of what cannot be seen, notes on what is left out, marks, and the sign of continuation come and go with
    // the text.
    let varying: Set = ["span", "mark", "i", "a", "bdi"]
    #expect(found.elements.filter { !varying.contains($0.key) } == plain.elements.filter { !varying.contains($0.key) })
    #expect(found.elements["script"] == 1)
    #expect(!html.unicodeScalars.contains { Self.mustNotStand($0) }, "\(text.debugDescription)")
  }

  /// What would be invisible, or turn text round.
  private static func mustNotStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200C, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0x3164, 0x1160, 0xE000,
      0xFFFF:
      true
    default: false
    }
  }

  @Test func `What cannot be seen is shown by its code point`() throws {
    let html = try page(AuditJSON(text: "a\u{0}\u{202E}b\u{3164}"))
    let framed = ["U+0000", "U+202E"].map { "<span class=\"cp\">\($0)</span>" }.joined()
    #expect(html.contains("<bdi>a\(framed)b<span class=\"cp\">U+3164</span></bdi>"))
  }

  @Test func `Emoji stay whole`() throws {
    for emoji in ["👨‍👩‍👧", "❤️", "👍🏽", "🇰🇷"] {
      #expect(try page(AuditJSON(text: emoji)).contains("<bdi>\(emoji)</bdi>"))
    }
  }

  @Test func `A comment of 100,000 characters is cut, and told to be`() throws {
    let html = try page(AuditJSON(text: String(repeating: "가", count: 100_000)))
    #expect(html.utf8.count < 100_000)
    #expect(html.contains("99,400 more characters") || html.contains("99,600 more characters"))
  }

  @Test(arguments: [1, 2, 32]) func `A page stays below 500 KB`(_ vocabularies: Int) throws {
    for text in [String(repeating: "\u{202E}<", count: 500), "가나다라마바사아자차카타파하"] {
      let json = AuditJSON(text: text, vocabularies: vocabularies, unknownWords: 3_000, examples: 20)
      #expect(try page(json).utf8.count < 500_000)
    }
  }

  @Test(arguments: PageLanguage.allCases) func `A page needs nothing beside it`(_ language: PageLanguage) throws {
    let html = try page(AuditJSON(vocabularies: 2), language)
    for part in ["http:", "https:", "url(", "@import", "<link", "<img", " src=", "<iframe", "<base"] {
      let found = html.split(separator: "\n").filter { $0.contains(part) }
      #expect(found.isEmpty, "\(part)")
    }
  }

  @Test func `The same report gives the same bytes`() throws {
    let json = AuditJSON(vocabularies: 3, unknownWords: 50, examples: 5)
    let first = try page(json)
    for _ in 0..<3 { #expect(try page(json) == first) }
  }

  @Test func `Every phrase is there in both languages, with the same places for values`() {
    for phrase in Phrase.allCases {
      let (english, korean) = phrase.words
      #expect(!english.isEmpty && !korean.isEmpty)
      func places(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } })
      }
      #expect(places(english) == places(korean), "\(phrase)")
      for text in [english, korean] { #expect(!text.contains { "<>&\"".contains($0) }, "\(text)") }
    }
  }

  @Test func `A page says its language and its version`() throws {
    #expect(try page(AuditJSON(), .korean).contains("<html lang=\"ko\">"))
    #expect(try page(AuditJSON()).contains("Made by kc-vocab 1.2.3."))
    #expect(try page(AuditJSON(), .korean).contains("kc-vocab 1.2.3에서 만들었습니다."))
  }

  @Test func `A link leads to something in the page`() throws {
    let html = try page(AuditJSON(vocabularies: 3))
    let ids = Set(html.components(after: " id=\""))
    let targets = html.components(after: "href=\"#")
    #expect(targets.count > 10)
    for target in targets { #expect(ids.contains(target), "#\(target)") }
    #expect(ids.count == html.components(after: " id=\"").count, "an id twice")
  }

  static let refused: [(json: String, error: ReportPagesError)] = [
    ("", .notJSON(path: "a.json")),
    ("[1]", .notJSON(path: "a.json")),
    ("가", .notJSON(path: "a.json")),
    ("{}", .unknownSchema(path: "a.json", found: nil, expected: ReportPage.schemas)),
    (
      "{\"schema\": \"kc-vocab/audit/99\"}",
      .unknownSchema(path: "a.json", found: "kc-vocab/audit/99", expected: ReportPage.schemas)
    ),
    ("{\"schema\": \"kc-vocab/audit/2\"}", .malformed(path: "a.json", reason: "pipeline_fingerprint is missing")),
  ]

  @Test(arguments: refused) func `What no page can be made of is refused`(_ json: String, _ error: ReportPagesError) {
    #expect(throws: error) { try ReportPage(json: Array(json.utf8), path: "a.json") }
  }

  @Test func `Numbers that no corpus has are refused by their field`() {
    let json = String(decoding: AuditJSON().bytes, as: UTF8.self)
    for number in ["-1", "9223372036854775807"] {
      let wrong = Array(json.replacing("\"occurrences\": 3}", with: "\"occurrences\": \(number)}").utf8)
      let reason = "vocabularies.Index 0.efficiency.most_frequent.Index 0.occurrences has a wrong value"
      #expect(throws: ReportPagesError.malformed(path: "a.json", reason: reason.replacing("Index ", with: ""))) {
        try ReportPage(json: wrong, path: "a.json")
      }
    }
  }
}

extension String {
  /// What stands between each occurrence of `start` and the next quotation mark.
  fileprivate func components(after start: String) -> [String] {
    var found: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: start) {
      rest = rest[range.upperBound...]
      found.append(String(rest.prefix { $0 != "\"" }))
    }
    return found
  }
}
