import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct SuggestCommandTests {
  private func report<Report: Decodable>(_ run: CommandRun, _: Report.Type = Report.self) throws -> Report {
    #expect(run.status == 0, "\(run.errorText)")
    return try JSONDecoder().decode(Report.self, from: Data(run.output))
  }

  @Test func `What is predicted is what merging the suggestion and auditing gives`() throws {
    try withTemporaryFolder { folder in
      let comments = SampleComments.lines
      try write(folder, "a.txt", comments.joined(separator: "\n") + "\n")
      try write(folder, "b.txt", comments.prefix(40).joined(separator: "\n") + "\n")
      let train = ["train", "b.txt", "--vocab-size", "600", "--limit-alphabet", "200", "--output", "base", "--quiet"]
      #expect(try CommandRun(train, in: folder).status == 0)
      let suggest = ["suggest", "base", "a.txt", "--budget", "150", "--output", "donor.txt", "--json"]
      let suggestion: Suggestion = try report(try CommandRun(suggest, in: folder))
      #expect(suggestion.schema == "kc-vocab/suggest/1")
      #expect(suggestion.tokens.count == 150)
      #expect(suggestion.predictions.map(\.tokens) == [10, 100, 150])
      let merge = try CommandRun(["merge", "base", "donor.txt", "--output", "merged", "--quiet"], in: folder)
      #expect(merge.status == 0, "\(merge.errorText)")
      let audit: Audit = try report(try CommandRun(["audit", "merged", "a.txt", "--json"], in: folder))
      let predicted = try #require(suggestion.predictions.last)
      let measured = audit.vocabularies[0]
      #expect(measured.totals == predicted.totals)
      for (rate, value) in predicted.rates { #expect(measured.rates[rate] == value, "\(rate)") }
      #expect(predicted.rates.count == 10)
      #expect((predicted.rates["unknown_line_rate"] ?? 1) < (suggestion.before.rates["unknown_line_rate"] ?? 0))
      // The merge's map tells which tokens are whose.
      let origins = measured.efficiency.utilisation
      #expect(origins.map(\.origin) == ["all", "base", "added"])
      #expect(origins[2].tokens == 150)
      #expect(origins[0].used == origins[1].used + origins[2].used)
      #expect(origins[0].occurrences == origins[1].occurrences + origins[2].occurrences)
    }
  }

  @Test func `The report shows the effect, the kinds and the first tokens`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", AuditCommandTests.vocabulary)
      try write(folder, "a.txt", AuditCommandTests.comments)
      let run = try CommandRun(
        ["suggest", "vocab.txt", "a.txt", "--budget", "3", "--output", "donor.txt", "--full"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      #expect(run.text.hasPrefix("3 tokens for vocab.txt\n  4 comments, 7 words; 9 tokens so far\n"))
      #expect(run.squeezed.contains("comments with [UNK] 50.000 % 0.000 %"), "\(run.text)")
      let verdict = "with 3 tokens more: comments with [UNK] 50.000 % → 0.000 % (-50.000 %p)"
      #expect(run.squeezed.hasSuffix("Verdict " + verdict), "\(run.text)")
      #expect(run.text.contains("  3  가나                  0             3\n"), "\(run.text)")
      let donor = try String(contentsOfFile: folder.appending("donor.txt").string, encoding: .utf8)
      #expect(donor == "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n뷁\n##뷁\n가나\n")
    }
  }

  @Test func `Budgets and costs below 1 are wrong usage`() throws {
    for option in ["--budget", "--unknown-cost"] {
      let run = try CommandRun(["suggest", "v", "a", option, "0"], in: "/")
      #expect(run.status == 64)
      #expect(run.errorText.hasPrefix("error: \(option) 0: at least 1 is needed\n"))
    }
  }
}

private struct Suggestion: Decodable {
  var schema: String
  var before: Prediction
  var predictions: [Prediction]
  var tokens: [Token]

  struct Prediction: Decodable {
    var tokens: Int
    var totals: [String: Int]
    var rates: [String: Double]
  }

  struct Token: Decodable { var token: String }
}

private struct Audit: Decodable {
  var vocabularies: [Vocabulary]

  struct Vocabulary: Decodable {
    var totals: [String: Int]
    var rates: [String: Double]
    var efficiency: Efficiency
  }

  struct Efficiency: Decodable { var utilisation: [Utilisation] }

  struct Utilisation: Decodable {
    var origin: String
    var tokens: Int
    var used: Int
    var occurrences: Int
  }
}
