import VocabAudit
import VocabTraining

/// What `tune --json` prints: schema `kc-vocab/tune/1`.
struct TuneReport: Encodable {
  struct Candidate: Encodable {
    struct Size: Encodable {
      /// Tokens.
      var tokens: Int
      /// Single characters among them, each position by itself.
      var alphabet: Int
    }

    var number: Int
    /// Of each source.
    var weights: [Double]
    /// Of `train`.
    var options: String
    var size: Size
  }

  enum Part: String, Encodable {
    /// A share of a source's comments, whose others were trained on.
    case heldOut = "held_out"
    /// All of a source, while only the others were trained on.
    case leftOut = "left_out"
  }

  /// A rate with its 95 % interval.
  struct Rate: Encodable {
    var value: Double
    var low: Double?
    var high: Double?
  }

  /// One candidate on one part of one source.
  struct Score: Encodable {
    var candidate: Int
    var unknownLineRate: Rate
    var charactersPerToken: Rate
    /// Less those of the first candidate, on the same comments; nil for the first.
    var unknownLineDifference: Rate?
    var charactersPerTokenDifference: Rate?

    enum CodingKeys: String, CodingKey {
      case candidate
      case unknownLineRate = "unknown_line_rate"
      case charactersPerToken = "characters_per_token"
      case unknownLineDifference = "unknown_line_rate_difference"
      case charactersPerTokenDifference = "characters_per_token_difference"
    }
  }

  struct Measurement: Encodable {
    var source: String
    var part: Part
    var comments: Int
    var words: Int
    var scores: [Score]
  }

  var schema = "kc-vocab/tune/1"
  var sources: [String]
  var heldOutShare: Double
  var candidates: [Candidate]
  var measurements: [Measurement] = []

  enum CodingKeys: String, CodingKey {
    case schema, sources, candidates, measurements
    case heldOutShare = "held_out_share"
  }

  init(_ plan: TuningPlan, _ sizes: [Candidate.Size]) {
    sources = plan.sources.map(\.name)
    heldOutShare = Double(plan.heldOutThousandths) / 1000
    candidates = zip(plan.candidates, sizes).enumerated().map { number, pair in
      Candidate(
        number: number + 1, weights: pair.0.weights.map { Double($0.thousandths) / 1000 }, options: pair.0.options,
        size: pair.1)
    }
  }

  /// The mean of a rate over all measurements of one part, by candidate; each source counts as much as any other.
  func means(_ part: Part, _ rate: (Score) -> Rate) -> [Double] {
    let measured = measurements.filter { $0.part == part }
    return candidates.indices.map { number in
      measured.reduce(0) { $0 + rate($1.scores[number]).value } / Double(measured.count)
    }
  }
}

extension TuneReport.Candidate.Size {
  init(_ result: TrainingResult) {
    self.init(tokens: result.vocabulary.count, alphabet: result.alphabet.kept.count + result.alphabet.continuationCount)
  }
}

extension TuneReport.Measurement {
  init(_ source: String, _ part: TuneReport.Part, _ report: AuditReport) {
    self.source = source
    self.part = part
    comments = report.corpus.lines
    words = report.corpus.words
    scores = report.vocabularies.indices.map { number in
      let vocabulary = report.vocabularies[number]
      func rate(_ rate: AuditRate) -> TuneReport.Rate {
        TuneReport.Rate(
          value: vocabulary.rates[rate] ?? 0, low: vocabulary.intervals[rate]?.low,
          high: vocabulary.intervals[rate]?.high)
      }
      // The first is compared with each of the others.
      let differences = number > 0 ? report.comparisons[number - 1].differences : nil
      func difference(_ rate: AuditRate) -> TuneReport.Rate? {
        differences?.first { $0.rate == rate }.map { found in
          TuneReport.Rate(value: -found.difference, low: found.high.map { -$0 }, high: found.low.map { -$0 })
        }
      }
      return TuneReport.Score(
        candidate: number + 1, unknownLineRate: rate(.unknownLineRate), charactersPerToken: rate(.charactersPerToken),
        unknownLineDifference: difference(.unknownLineRate),
        charactersPerTokenDifference: difference(.charactersPerToken))
    }
  }
}
