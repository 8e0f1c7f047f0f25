internal import Coverage
internal import WordCounting

/// All intervals of a report, computed on several threads; each depends on its own histogram and the seed only.
struct IntervalJobs: Sendable {
  /// The intervals of one vocabulary.
  struct Intervals: Sendable {
    var rates: IntervalTable = [:]
    var classes: [CharacterClass: IntervalTable] = [:]
    var bands: [FrequencyBand: IntervalTable] = [:]
  }

  private enum Slice: Sendable {
    case all
    case kind(CharacterClass)
    case band(FrequencyBand)
  }

  private struct Job: Sendable {
    var vocabulary: Int
    var slice: Slice
    var rate: AuditRate
    var pairs: [PairHistogram.Pair]
  }

  private let coverage: CorpusCoverage
  private let audit: Audit

  init(_ coverage: CorpusCoverage, _ audit: Audit) {
    self.coverage = coverage
    self.audit = audit
  }

  /// In the order of the vocabularies.
  func intervals() -> [Intervals] {
    let jobs = coverage.vocabularies.indices.flatMap { lineJobs($0) + wordJobs($0) }
    let bootstrap = Bootstrap(seed: audit.seed)
    let results = parallelMap(count: jobs.count, threads: audit.threads) { bootstrap.interval(jobs[$0].pairs) }
    var intervals = Array(repeating: Intervals(), count: coverage.vocabularies.count)
    for (job, interval) in zip(jobs, results) {
      switch job.slice {
      case .all: intervals[job.vocabulary].rates[job.rate] = interval
      case .kind(let kind): intervals[job.vocabulary].classes[kind, default: [:]][job.rate] = interval
      case .band(let band): intervals[job.vocabulary].bands[band, default: [:]][job.rate] = interval
      }
    }
    return intervals
  }

  private func lineJobs(_ place: Int) -> [Job] {
    guard let lines = coverage.lines else { return [] }
    func job(_ slice: Slice, _ rate: AuditRate, _ lineRate: LineRate) -> Job {
      Job(vocabulary: place, slice: slice, rate: rate, pairs: lines.pairs(lineRate, vocabulary: place))
    }
    let whole = AuditRate.allCases.compactMap { rate in rate.lineRate.map { job(.all, rate, $0) } }
    return whole
      + coverage.textByClass.keys.flatMap { kind in
        [
          job(.kind(kind), .unknownCharacterRate, .unknownCharacterRateOf(kind)),
          job(.kind(kind), .unknownLineRate, .unknownLineRateOf(kind)),
        ]
      }
  }

  /// Rates that are resampled over distinct words.
  private func wordJobs(_ place: Int) -> [Job] {
    let byBand = coverage.wordPairs(vocabulary: place)
    var jobs: [Job] = []
    var all: [PairHistogram.Pair] = []
    for (band, pairs) in byBand {
      let distinct = pairs.map {
        PairHistogram.Pair(numerator: $0.numerator > 0 ? 1 : 0, denominator: 1, units: $0.units)
      }
      all += distinct
      jobs.append(Job(vocabulary: place, slice: .band(band), rate: .unknownWordRate, pairs: pairs))
      jobs.append(
        Job(vocabulary: place, slice: .band(band), rate: .unknownDistinctWordRate, pairs: joined(distinct)))
    }
    jobs.append(Job(vocabulary: place, slice: .all, rate: .unknownDistinctWordRate, pairs: joined(all)))
    return jobs
  }

  /// Equal pairs together.
  private func joined(_ pairs: [PairHistogram.Pair]) -> [PairHistogram.Pair] {
    [0, 1].compactMap { numerator in
      let units = pairs.reduce(0) { $1.numerator == numerator ? $0 + $1.units : $0 }
      return units > 0 ? PairHistogram.Pair(numerator: numerator, denominator: 1, units: units) : nil
    }
  }
}
