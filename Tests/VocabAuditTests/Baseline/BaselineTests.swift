import CommentText
import FoundationEssentials
import SystemPackage
import Testing
import TestSupport
import VocabAudit
import WordPiece

@Suite struct BaselineTests {
  private func report(
    _ lines: [String], _ vocabulary: Vocabulary, _ pipeline: TextPipeline = .standard
  ) throws -> AuditReport {
    let compiled = try CompiledPipeline(pipeline)
    return try Audit(compiled).report(
      measure(lines, [vocabulary], compiled), [AuditedVocabulary("own", vocabulary)])
  }

  private let february = ["가나 가나", "나가", "가나다"]
  private let march = ["가나 뷁", "나나나 가뷁", "가나"]

  @Test func `Nothing has changed against the same audit`() throws {
    let own = try vocabulary("가", "##나", "나", "##가", "다")
    var now = try report(february, own)
    now.compare(with: Baseline(now), name: "same.json", own)
    let baseline = try #require(now.baseline)
    #expect(baseline.incompatibilities.isEmpty)
    #expect(baseline.changes.allSatisfy { $0.change == 0 })
    #expect(baseline.drift?.distance == 0)
    #expect(baseline.newlyUnknownCharacters.isEmpty && baseline.newlyUnknownWords.isEmpty)
    #expect(baseline.knowsAllEarlierWords)
  }

  @Test func `What is new is named: characters, words, tokens that rose and fell`() throws {
    let own = try vocabulary("가", "##나", "나", "##가", "다")
    var now = try report(march, own)
    now.compare(with: Baseline(try report(february, own)), name: "february.json", own)
    let baseline = try #require(now.baseline)
    #expect(baseline.newlyUnknownCharacters.map(\.codePoint) == ["U+BDC1"])
    #expect(baseline.newlyUnknownCharacters.first?.name == "HANGUL SYLLABLE BWELG")
    #expect(baseline.newlyUnknownWords.map(\.word) == ["가뷁", "뷁"])
    // February: 가 2, ##나 2, 나 1, ##가 1, [UNK] 1; March: 가 2, ##나 4, 나 1, [UNK] 2.
    let drift = try #require(baseline.drift)
    #expect(drift.risen.map(\.token) == ["##나", "[UNK]"])
    #expect(drift.risen.map(\.before) == [2.0 / 7, 1.0 / 7])
    #expect(drift.risen.map(\.after) == [4.0 / 9, 2.0 / 9])
    #expect(drift.fallen.map(\.token) == ["##가", "가", "나"])
    let change = try #require(baseline.changes.first { $0.rate == .unknownLineRate })
    #expect(abs(change.change - 1.0 / 3) < 1e-12)
    #expect(change.low != nil && change.high != nil)
  }

  @Test func `Another vocabulary or pipeline is named, and rates are compared all the same`() throws {
    let (own, other) = (try vocabulary("가", "##나", "나"), try vocabulary("가", "##나"))
    var now = try report(march, own)
    let plain = TextPipeline(normalization: .none)
    now.compare(with: Baseline(try report(february, other, plain)), name: "old.json", own)
    let baseline = try #require(now.baseline)
    #expect(
      baseline.incompatibilities == [
        .vocabulary(before: other.digest, after: own.digest),
        .pipeline(TextPipeline.standard.differences(from: plain)),
      ])
    #expect(baseline.drift == nil)
    #expect(baseline.changes.contains { $0.rate == .unknownTokenRate })
  }

  @Test func `A report read back is the report that was written`() throws {
    let own = try vocabulary("가", "##나", "나")
    var now = try report(march, own)
    now.compare(with: Baseline(try report(february, own)), name: "february.json", own)
    try now.check([Gate("unknown_line_rate>1%"), Gate("drift>0.99")])
    let json = try now.json()
    #expect(try JSONDecoder().decode(AuditReport.self, from: Data(json)).json() == json)
    #expect(now.failedGates.map(\.condition) == ["unknown_line_rate>1%"])
  }

  @Test func `A gate on a change needs a baseline, and one that cannot be told fails and says why`() throws {
    let own = try vocabulary("가", "##나", "나")
    var now = try report(march, own)
    #expect(throws: VocabAuditError.gateNeedsBaseline("drift>0.9")) { try now.check([Gate("drift>0.9")]) }
    now.compare(with: Baseline(try report(february, try vocabulary("가"))), name: "other.json", own)
    try now.check([Gate("drift>0.9")])
    #expect(now.gates.first?.value == nil)
    #expect(now.gates.first?.isFailed == true && now.gates.first?.reason == .otherVocabulary)
  }

  @Test func `While there is no baseline yet, gates on changes neither pass nor fail`() throws {
    let own = try vocabulary("가", "##나", "나")
    var first = try report(march, own)
    try first.check(
      [Gate("drift>0.9"), Gate("unknown_line_rate.change>0"), Gate("unknown_line_rate>1%")], baselineIsOptional: true)
    #expect(first.gates.map(\.isFailed) == [false, false, true])
    #expect(first.gates.map(\.reason) == [.noBaseline, .noBaseline, nil])
  }

  @Test func `A report of version 1, which says missed, is a baseline in full`() throws {
    let own = try vocabulary("가", "##나", "나")
    var earlier = try report(february, own)
    try earlier.check([Gate("unknown_line_rate>1%"), Gate("tokens_per_word>9")])
    let json = String(decoding: try earlier.json(), as: UTF8.self)
      .replacing("kc-vocab/audit/2", with: "kc-vocab/audit/1").replacing("\"failed\"", with: "\"missed\"")
    #expect(json.contains("\"missed\" : true"))
    var now = try report(march, own)
    now.compare(with: try Baseline(json: Array(json.utf8), path: "v1.json"), name: "v1.json", own)
    #expect(now.baseline?.incompatibilities == [])
    #expect(now.baseline?.drift != nil)
  }

  @Test func `Of a report of another version the rates of the same names are compared`() throws {
    let own = try vocabulary("가", "##나", "나")
    var now = try report(march, own)
    let later = """
      {"schema": "kc-vocab/audit/9", "vocabularies": [
        {"digest": "\(own.digest)", "rates": {"unknown_line_rate": 0.25, "spelling_rate": 1}, "token_counts": "elsewhere"}
      ]}
      """
    now.compare(with: try Baseline(json: Array(later.utf8), path: "later.json"), name: "later.json", own)
    let baseline = try #require(now.baseline)
    #expect(baseline.incompatibilities == [.schema(found: "kc-vocab/audit/9", expected: "kc-vocab/audit/2")])
    #expect(baseline.changes.map(\.rate) == [.unknownLineRate])
    #expect(baseline.changes.first?.before == 0.25)
    #expect(baseline.changes.first?.low == nil)
    #expect(baseline.drift == nil)
    #expect(baseline.newlyUnknownWords.isEmpty)
  }

  @Test func `Numbers that no audit gives are refused by their field`() throws {
    let own = try vocabulary("가", "##나", "나")
    let json = String(decoding: try report(february, own).json(), as: UTF8.self)
    let counts = try #require(json.firstRange(of: "\"token_counts\" : ["))
    let number = json[counts.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
    // The vocabulary's own; its classes have theirs before.
    let rates = try #require(json.ranges(of: "\"tokens_per_word\" : ").last)
    let rate = json[rates.upperBound...].prefix { $0.isNumber || $0 == "." }
    for (part, other, field) in [
      (number, "9223372036854775807", "token_counts"), (number, "-1", "token_counts"), (rate, "1e308", "rates"),
      (rate, "-1e200", "rates"),
    ] {
      let changed = json[..<part.startIndex] + other + json[part.endIndex...]
      #expect(
        throws: VocabAuditError.unreadableBaseline("b.json", reason: "vocabularies.0.\(field) has a wrong value")
      ) { try Baseline(json: Array(changed.utf8), path: "b.json") }
    }
  }

  @Test func `What is not an audit, or not of this version, is refused by name`() throws {
    #expect(throws: VocabAuditError.unreadableBaseline("b.json", reason: "it is not JSON")) {
      try Baseline(json: Array("nonsense".utf8), path: "b.json")
    }
    let other = #"{"schema": "kc-vocab/audit/3"}"#
    #expect(
      throws: VocabAuditError.baselineSchema("b.json", found: "kc-vocab/audit/3", expected: "kc-vocab/audit/2")
    ) { try Baseline(json: Array(other.utf8), path: "b.json") }
    let partial = #"{"schema": "kc-vocab/audit/1"}"#
    #expect(throws: VocabAuditError.unreadableBaseline("b.json", reason: "pipeline is missing")) {
      try Baseline(json: Array(partial.utf8), path: "b.json")
    }
    #expect(throws: VocabAuditError.self) { try Baseline(contentsOf: "/nowhere/at/all.json") }
  }
}
