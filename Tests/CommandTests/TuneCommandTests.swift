import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct TuneCommandTests {
  private static let words = ["가나", "나다", "다라마", "가", "마바사", "ㅋㅋㅋ", "나가", "라마", "사아", "바"]

  /// Comments of a few words, the same in every run.
  private func comments(_ count: Int, seed: Int) -> [String] {
    (0..<count).map { number in
      (0...(number % 4)).map { Self.words[(number * 7 + $0 * 3 + seed * number * number) % Self.words.count] }
        .joined(separator: " ") + " \(number % 300)"
    }
  }

  /// Whether a comment is held out, as the option's documentation says it.
  private func isHeldOut(_ comment: String, thousandths: UInt64) -> Bool {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in comment.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for factor: UInt64 in [0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53] { hash = (hash ^ hash >> 33) &* factor }
    hash ^= hash >> 33
    return hash.multipliedFullWidth(by: 1000).high < thousandths
  }

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for (name, seed) in [("a", 1), ("b", 2)] {
        let all = comments(2_000, seed: seed)
        try write(folder, name + ".txt", all.map { $0 + "\n" }.joined())
        for (part, isHeld) in [("held", true), ("rest", false)] {
          let some = all.filter { isHeldOut($0, thousandths: 200) == isHeld }
          #expect(some.count > 300)
          try write(folder, "\(name)-\(part).txt", some.map { $0 + "\n" }.joined())
        }
      }
      try body(folder)
    }
  }

  private struct Rate: Decodable, Equatable {
    var value: Double
    var low: Double?
    var high: Double?
  }

  private struct Tuning: Decodable {
    struct Candidate: Decodable {
      var weights: [Double]
      var options: String
    }
    struct Score: Decodable {
      var charactersPerToken: Rate
      var unknownLineRate: Rate
      var charactersPerTokenDifference: Rate?
    }
    struct Measurement: Decodable {
      var part: String
      var scores: [Score]
    }
    var candidates: [Candidate]
    var measurements: [Measurement]
  }

  private struct Audit: Decodable {
    struct Vocabulary: Decodable {
      struct Interval: Decodable {
        var low: Double
        var high: Double
      }
      var rates: [String: Double]
      var intervals: [String: Interval]

      func rate(_ name: String) -> Rate {
        Rate(value: rates[name] ?? -1, low: intervals[name]?.low, high: intervals[name]?.high)
      }
    }
    var vocabularies: [Vocabulary]
  }

  private func decoded<Value: Decodable>(_ arguments: [String], _ folder: FilePath) throws -> Value {
    let run = try CommandRun(arguments, in: folder)
    try #require(run.status == 0, "\(run.errorText)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Value.self, from: Data(run.output))
  }

  @Test func `Each way is what train makes without the comments held out, measured as audit does on these`() throws {
    try inFolder { folder in
      let options = ["--vocab-size", "40"]
      let tuning: Tuning = try decoded(
        [
          "tune", "a.txt", "b.txt:1,30", "--hold-out", "0.2", "--leave-out", "--json", "--try",
          "--vocab-size 40 --algorithm merge,prune",
        ], folder)
      let weights = tuning.candidates.map(\.weights)
      #expect(weights == [[1, 1], [1, 30], [1, 1], [1, 30]])
      let algorithms = ["merge", "merge", "prune", "prune"]
      #expect(tuning.candidates.map(\.options) == algorithms.map { "--vocab-size 40 --algorithm \($0)" })
      #expect(tuning.measurements.map(\.part) == ["held_out", "held_out", "left_out", "left_out"])
      for (measurement, (sources, audited)) in zip(
        tuning.measurements,
        [
          (["a-rest.txt", "b-rest.txt"], "a-held.txt"), (["a-rest.txt", "b-rest.txt"], "b-held.txt"),
          (["b.txt"], "a.txt"), (["a.txt"], "b.txt"),
        ])
      {
        for (number, algorithm) in algorithms.enumerated() {
          let operands = sources.map { $0.hasPrefix("b") ? "\($0):\(Int(weights[number][1]))" : $0 }
          let made = try CommandRun(
            ["train"] + operands + options + ["--algorithm", algorithm, "--output", "v\(number)", "--force", "-q"],
            in: folder)
          #expect(made.status == 0, "\(made.errorText)")
        }
        let others = (1..<4).flatMap { ["--against", "v\($0)"] }
        let audit: Audit = try decoded(["audit", "v0", audited, "--json"] + others, folder)
        for (score, vocabulary) in zip(measurement.scores, audit.vocabularies) {
          #expect(score.charactersPerToken == vocabulary.rate("characters_per_token"), "\(audited)")
          #expect(score.unknownLineRate == vocabulary.rate("unknown_line_rate"), "\(audited)")
        }
        let values = measurement.scores.map(\.charactersPerToken.value)
        let difference = try #require(measurement.scores[1].charactersPerTokenDifference)
        #expect(abs(difference.value - (values[1] - values[0])) < 1e-12)
        #expect(measurement.scores[0].charactersPerTokenDifference == nil)
      }
    }
  }

  @Test func `The table is the same for any threads, and nothing is written`() throws {
    try inFolder { folder in
      let before = try CommandRun(
        ["tune", "a.txt", "b.txt", "--threads", "1", "--try", "--vocab-size 30,40"], in: folder)
      #expect(before.status == 0 && before.errorText.isEmpty, "\(before.errorText)")
      for part in ["Ways to train", "Held out of a.txt", "Held out of b.txt", "most characters per token: way 1"] {
        #expect(before.text.contains(part), "\(part)\n\(before.text)")
      }
      let again = try CommandRun(
        ["tune", "a.txt", "b.txt", "--threads", "3", "--try", "--vocab-size 30,40"], in: folder)
      #expect(again.text == before.text)
    }
  }

  @Test(arguments: [
    (
      ["tune", "a.txt:x"],
      "a.txt:x: 'x' is no weight; write FILE:WEIGHT or FILE:WEIGHT,WEIGHT with numbers such as 20 or 0.5"
    ),
    (["tune", "a.txt:1,0"], "a.txt:1,0: '0' is no weight;"),
    (["tune"], "nothing to train from: name files of comments"),
    (["tune", "-"], "-: every way to train reads the comments again; name files"),
    (
      ["tune", "a.txt", "--files-from", "l"],
      "--files-from: the sources to compare are named one by one; name files or directories"
    ),
    (["tune", "a.txt", "--leave-out"], "--leave-out: with one source nothing is left to train on; name two or more"),
    (
      ["tune", "a.txt", "--hold-out", "1"],
      "--hold-out 1: a number between 0 and 1 with at most three decimals is needed, such as 0.1"
    ),
    (["tune", "a.txt", "--try", "--vocab-sise 3"], "--try '--vocab-sise 3': Unknown option '--vocab-sise'"),
    (
      ["tune", "a.txt", "--try", "--algorithm merge,prume"],
      "--try '--algorithm merge,prume': The value 'prume' is invalid"
    ),
    (
      ["tune", "a.txt:1,2,3,4,5,6,7,8,9,10", "b.txt:1,2,3,4,5,6,7,8,9,10", "--try", "--vocab-size 1,2,3,4,5,6"],
      "more than 500 ways to train; name fewer weights and values, and go on from the best"
    ),
    (
      ["tune", "a.txt", "--dedup", "--dedup-report", "r"],
      "--dedup-report: comments are read many times; give it to `kc-vocab train`"
    ),
  ])
  func `What cannot be compared is refused`(_ arguments: [String], _ message: String) throws {
    try withTemporaryFolder { folder in
      for name in ["a.txt", "b.txt", "l"] { try write(folder, name, "가 나\n") }
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status == 64 && run.errorText.contains("error: " + message), "\(run.errorText)")
    }
  }

  @Test func `A source of which nothing is held out is named`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n가 나\n")
      let run = try CommandRun(["tune", "a.txt", "--hold-out", "0.001", "--try", "--min-frequency 1"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText == "error: a.txt: no word of it is held out; name more comments, or a larger --hold-out\n",
        "\(run.errorText)")
    }
  }
}
