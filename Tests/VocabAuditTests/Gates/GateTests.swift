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
    "unknown_line_rate>0x10", "unknown_line_rate>inf", "unknown_line_rate>nan", "drift>0.5%%",
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
      for suffix in [""] + GateFigure.suffixes { #expect(try Gate("\(name)\(suffix)<=1").figure.name == name + suffix) }
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

  /// Limits inside, at the ends and outside of what a figure can be, with the comparisons that come out the same for
  /// all values.
  private static let limits:
    [(limit: Double, inShares: [Comparison], inRatios: [Comparison], inChanges: [Comparison])] = [
      (-1.5, all, all, all), (-1, all, all, [.below]), (-0.5, all, all, []), (0, [.below], all, []), (0.5, [], all, []),
      (1, [.above], [.below], [.above]), (1.5, all, [], all), (5, all, [], all), (100, all, [], all),
    ]
  private typealias Comparison = Gate.Comparison
  private static let all = Comparison.allCases

  @Test func `Exactly the gates whose limit lies out of reach are refused, for every figure and comparison`() throws {
    var count = 0
    for figure in GateFigure.names.flatMap({ name in ([""] + GateFigure.suffixes).map { name + $0 } }) {
      let isRatio = ["tokens_per_word", "characters_per_token", "spelled_", "bytes_per_token"].contains {
        figure.hasPrefix($0)
      }
      guard !figure.hasPrefix("drift."), !figure.hasPrefix("token_entropy") else { continue }
      for (limit, inShares, inRatios, inChanges) in Self.limits {
        for comparison in Comparison.allCases {
          let isChange = figure.hasSuffix(".change")
          // The ends of a ratio's interval may be 0.
          let inEnds: [Comparison] = limit < 0 ? Self.all : limit == 0 ? [.below] : []
          let isEnd = figure.hasSuffix(".low") || figure.hasSuffix(".high")
          let refused =
            isRatio ? (isChange ? [] : isEnd ? inEnds : inRatios) : isChange ? inChanges : inShares
          for text in ["\(figure)\(comparison.rawValue)\(limit)", "\(figure) \(comparison.rawValue) \(limit * 100) %"] {
            if (refusal(text) != nil) != refused.contains(comparison) { Issue.record("\(text)") }
            count += 1
          }
        }
      }
    }
    #expect(count == (9 * 4 + 4 * 4 + 1) * 9 * 4 * 2)
  }

  /// Why a gate is refused; nil if it is not.
  private func refusal(_ text: String) -> GateOutOfReach? {
    do throws(VocabAuditError) {
      _ = try Gate(text)
      return nil
    } catch {
      if case .gateOutOfReach(let gate) = error { return gate }
      return nil
    }
  }

  @Test func `A gate that is refused comes out the same for whatever can be measured`() {
    for figure in ["unknown_line_rate", "drift", "tokens_per_word", "token_entropy", "whole_word_rate.change"] {
      for comparison in Comparison.allCases {
        for limit in stride(from: -2.0, through: 3, by: 0.25) {
          guard let gate = refusal("\(figure)\(comparison.rawValue)\(limit)") else { continue }
          let values = (0...40).map { max(gate.range.lowerBound, -5) + Double($0) / 4 }
          let differing = values.first { value in
            gate.range.contains(value) && comparison.holds(value, limit) != (gate.verdict == .always)
          }
          if let differing { Issue.record("\(gate): \(differing)") }
        }
      }
    }
  }

  @Test func `Entropy is bounded by the vocabulary`() throws {
    let gate = try Gate("token_entropy>15")
    try gate.requireReachable(vocabularySize: 40_000)
    #expect(throws: VocabAuditError.self) { try gate.requireReachable(vocabularySize: 30_000) }
    #expect(throws: VocabAuditError.self) { try Gate("token_entropy>31") }
  }

  @Test func `A number without % is suggested with it, if that can be reached`() throws {
    let suggestions: [String: String?] = [
      "unknown_line_rate>5": "unknown_line_rate>5%", " unknown_line_rate.low >= 99.5": "unknown_line_rate.low>=99.5%",
      "whole_word_rate<60": "whole_word_rate<60%", "drift>2": "drift>2%", "unknown_line_rate>1": "unknown_line_rate>1%",
      "unknown_line_rate>500": nil, "unknown_line_rate>500%": nil, "tokens_per_word<0.5": nil,
      "character_coverage<0": nil,
    ]
    for (text, suggestion) in suggestions {
      let gate = try #require(refusal(text), "\(text)")
      #expect(gate.suggestion == suggestion, "\(text)")
    }
  }
}
