import Testing
import VocabAudit

@Suite struct GateTests {
  @Test func `A gate is a rate, a comparison and a number, in per cent if it says so`() throws {
    let gate = try Gate("unknown_line_rate>1%")
    #expect(gate.figure == .rate(.unknownLineRate, .value))
    #expect(gate.comparison == .above)
    #expect(gate.limit == 0.01)
    let spaced = try Gate("  tokens_per_word  >=  1.75 ")
    #expect(spaced.figure == .rate(.tokensPerWord, .value))
    #expect(spaced.comparison == .notBelow)
    #expect(spaced.limit == 1.75)
    #expect(try Gate("drift>0.02").figure == .drift)
    #expect(try Gate("character_coverage<99.5 %").limit == 0.995)
    #expect(try Gate("unknown_word_rate.change<=-1e-3").figure == .rate(.unknownWordRate, .change))
    #expect(try Gate("unknown_word_rate.low>0").figure == .rate(.unknownWordRate, .low))
  }

  @Test(arguments: [
    "", ">1", "unknown_line_rate", "unknown_line_rate>", "unknown_line_rate>one", "unknown_line_rate=1",
  ])
  func `What is no condition is refused`(text: String) {
    #expect(throws: VocabAuditError.gateSyntax(text)) { try Gate(text) }
  }

  @Test func `A gate on a rate that there is none of names what there is`() {
    #expect(throws: VocabAuditError.unknownFigure(name: "unk_rate", gate: "unk_rate>1%")) { try Gate("unk_rate>1%") }
    #expect(throws: VocabAuditError.unknownFigure(name: "drift.low", gate: "drift.low>1%")) { try Gate("drift.low>1%") }
    #expect(GateFigure.names.contains("drift"))
    #expect(GateFigure.names.count == AuditRate.allCases.count + 1)
  }

  @Test func `Every rate has a name that a gate takes, with every suffix`() throws {
    for name in AuditRate.allCases.map(\.rawValue) {
      for suffix in [""] + GateFigure.suffixes { #expect(try Gate("\(name)\(suffix)>0").figure.name == name + suffix) }
    }
  }

  @Test func `Each comparison means what it says`() {
    typealias Comparison = Gate.Comparison
    let cases: [(Comparison, Bool, Bool, Bool)] = [
      (.above, false, false, true), (.notBelow, false, true, true), (.below, true, false, false),
      (.notAbove, true, true, false),
    ]
    for (comparison, less, equal, more) in cases {
      #expect(comparison.holds(1, 2) == less)
      #expect(comparison.holds(2, 2) == equal)
      #expect(comparison.holds(3, 2) == more)
    }
  }
}
