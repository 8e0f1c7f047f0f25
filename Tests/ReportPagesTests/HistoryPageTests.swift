import ReportPages
import Testing

@Suite struct HistoryPageTests {
  /// A history as `history --json` prints it, with the same text wherever text can stand.
  private func json(_ text: String, audits: Int, trends: Int = 1, place: Int? = nil) -> [UInt8] {
    let quoted =
      "\""
      + text.unicodeScalars.map { scalar -> String in
        let digits = String(scalar.value, radix: 16)
        guard scalar.value < 0x20 || "\"\\".unicodeScalars.contains(scalar) else { return String(scalar) }
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + "\""
    let gate = "{\"condition\": \(quoted), \"figure\": \"unknown_line_rate\", \"limit\": 0.2, \"failed\": true}"
    let all = (0..<audits).map { number in
      """
      {"label": \(quoted), "recorded_at": \(quoted), "vocabulary": \(quoted), "gates": [\(gate)],
      "figures": {"lines": {"value": 7}, "unknown_line_rate": {"value": 0.\(number % 10)}}}
      """
    }
    let points = (0..<audits).map { "{\"audit\": \(place ?? $0), \"value\": 0.\($0 % 10), \"low\": 0, \"high\": 1}" }
    let changes = audits > 1 ? "{\"audit\": 1, \"before\": 0, \"after\": 0.1, \"probability\": 0}" : ""
    let rates = ["unknown_line_rate", "tokens_per_word", "token_entropy", "another"].map { name in
      """
      {"rate": "\(name)", "points": [\(points.joined(separator: ","))], "gates": [\(gate)], "changes": [\(changes)]}
      """
    }
    let trend = """
      {"vocabulary": \(quoted), "vocabulary_digest": \(quoted), "pipeline_fingerprint": \(quoted),
      "rates": [\(rates.joined(separator: ","))]}
      """
    return Array(
      """
      {"schema": "kc-vocab/history/1", "audits": [\(all.joined(separator: ","))],
      "trends": [\(Array(repeating: trend, count: trends).joined(separator: ","))]}
      """.utf8)
  }

  private func page(_ json: [UInt8], _ language: PageLanguage = .english) throws -> String {
    String(decoding: try ReportPage(json: json, path: "h.json", language: language).html, as: UTF8.self)
  }

  @Test(arguments: ReportPageTests.hostile, PageLanguage.allCases)
  func `Text of others is text, wherever it stands`(_ text: String, _ language: PageLanguage) throws {
    let plain = HTMLCheck(try page(json("가", audits: 3, trends: 2), language))
    let found = HTMLCheck(try page(json(text, audits: 3, trends: 2), language))
    #expect(found.problems.isEmpty)
    let varying: Set = ["span", "bdi"]
    #expect(found.elements.filter { !varying.contains($0.key) } == plain.elements.filter { !varying.contains($0.key) })
    #expect(found.elements["script"] == 1)
  }

  @Test(arguments: [0, 1, 2, 3, 100, 3_000], [1, 2, 40])
  func `Histories of any length stay below 500 KB`(_ audits: Int, _ trends: Int) throws {
    let html = try page(json("2026-01-05", audits: audits, trends: audits == 0 ? 0 : trends))
    #expect(HTMLCheck(html).problems.isEmpty && html.utf8.count < 500_000, "\(html.utf8.count)")
    // Nothing that is no number gets into a picture.
    #expect(!html.contains("Mnan") && !html.contains("Lnan") && !html.contains("\"nan"))
  }

  @Test func `Trends have their intervals, gates and changes drawn in`() throws {
    let html = try page(json("2026-01-05", audits: 8))
    for part in ["class=\"reach\"", "class=\"gate\"", "class=\"level\"", "class=\"turn\""] {
      #expect(html.contains(part), "\(part)")
    }
  }

  @Test func `A place that the history does not have is refused`() {
    for place in [-1, 3] {
      #expect(throws: ReportPagesError.malformed(path: "h.json", reason: "trends has a wrong value")) {
        try ReportPage(json: json("a", audits: 3, place: place), path: "h.json")
      }
    }
  }
}
