internal import Storage
internal import Coverage
internal import WordCounting

/// All intervals of a report, computed on several threads; each depends on its own histogram and the seed only.
struct IntervalJobs: Sendable {
  /// The intervals of one vocabulary.
  struct Intervals: Sendable {
    var rates: IntervalTable = [:]
    var classes: [CharacterClass: IntervalTable] = [:]
    var bands: [FrequencyBand: IntervalTable] = [:]

    fileprivate mutating func set(_ slice: Slice, _ rate: AuditRate, _ interval: RateInterval?) {
      switch slice {
      case .all: rates[rate] = interval
      case .kind(let kind): classes[kind, default: [:]][rate] = interval
      case .band(let band): bands[band, default: [:]][rate] = interval
      }
    }
  }

  fileprivate enum Slice: Sendable {
    case all
    case kind(CharacterClass)
    case band(FrequencyBand)
  }

  /// What is resampled.
  private enum Units: Sendable {
    case lines(LineRate)
    case words(WordRate, FrequencyBand)
    /// Distinct words, so many of them unknown.
    case distinctWords(Int, unknown: Int)
  }

  private struct Job: Sendable {
    var vocabulary: Int
    var slice: Slice
    var rate: AuditRate
    var units: Units
  }

  private let coverage: CorpusCoverage
  private let audit: Audit

  init(_ coverage: CorpusCoverage, _ audit: Audit) {
    self.coverage = coverage
    self.audit = audit
  }

  private enum Outcome<Other> {
    case interval(RateInterval?)
    case other(Other)
  }

  /// In the order of the vocabularies.
  /// - Parameters:
  ///   - ofSlices: whether those by class and frequency are wanted too.
  ///   - body: other work for each vocabulary's place, done by the same threads.
  func intervals<Other>(
    ofSlices: Bool = true, beside body: (Int) -> Other
  ) -> [(intervals: Intervals, other: Other)] {
    let places = coverage.vocabularies.indices
    let jobs = places.flatMap { wholeJobs($0) + (ofSlices ? classJobs($0) + bandJobs($0) : []) }
    let bootstrap = Bootstrap(seed: audit.seed)
    // The others first: each is longer than most intervals.
    let outcomes = parallelMap(count: places.count + jobs.count, threads: audit.threads) { number in
      places.contains(number)
        ? Outcome.other(body(number)) : Outcome.interval(bootstrap.interval(pairs(jobs[number - places.count])))
    }
    var intervals = Array(repeating: Intervals(), count: places.count)
    var others: [Other] = []
    for (number, outcome) in outcomes.enumerated() {
      switch outcome {
      case .interval(let interval):
        let job = jobs[number - places.count]
        intervals[job.vocabulary].set(job.slice, job.rate, interval)
      case .other(let other): others.append(other)
      }
    }
    return Array(zip(intervals, others))
  }
  private func pairs(_ job: Job) -> [PairHistogram.Pair] {
    switch job.units {
    case .lines(let rate): return coverage.lines?.pairs(rate, vocabulary: job.vocabulary) ?? []
    case .words(let rate, let band): return coverage.wordPairs(rate, band, vocabulary: job.vocabulary)
    case .distinctWords(let all, let unknown):
      return [(0, all - unknown), (1, unknown)].filter { $0.1 > 0 }.map {
        PairHistogram.Pair(numerator: $0.0, denominator: 1, units: $0.1)
      }
    }
  }

  private func wholeJobs(_ place: Int) -> [Job] {
    var jobs: [Job] = []
    if coverage.lines != nil {
      jobs = AuditRate.allCases.compactMap { rate in
        rate.lineRate.map { Job(vocabulary: place, slice: .all, rate: rate, units: .lines($0)) }
      }
    }
    let unknown = coverage.vocabularies[place].totals.unknownDistinctWords
    jobs.append(distinctJob(place, .all, coverage.text.distinctWords, unknown))
    return jobs
  }

  private func classJobs(_ place: Int) -> [Job] {
    CharacterClass.allCases.flatMap { kind -> [Job] in
      guard let text = coverage.textByClass[kind] else { return [] }
      let unknown = coverage.vocabularies[place].totalsByClass[kind]?.unknownDistinctWords ?? 0
      let distinct = distinctJob(place, .kind(kind), text.distinctWords, unknown)
      guard coverage.lines != nil else { return [distinct] }
      let rates: [(AuditRate, LineRate)] = [
        (.unknownTokenRate, .unknownTokenRateOf(kind)), (.unknownWordRate, .unknownWordRateOf(kind)),
        (.unknownLineRate, .unknownLineRateOf(kind)), (.unknownCharacterRate, .unknownCharacterRateOf(kind)),
        (.characterCoverage, .characterCoverageOf(kind)),
      ]
      return rates.map { Job(vocabulary: place, slice: .kind(kind), rate: $0.0, units: .lines($0.1)) } + [distinct]
    }
  }

  /// Resampled over distinct words: which band a word is in is a matter of the whole corpus, not of a line.
  private func bandJobs(_ place: Int) -> [Job] {
    coverage.textByBand.flatMap { slice in
      let rates: [(AuditRate, WordRate)] = [
        (.unknownTokenRate, .unknownTokenRate), (.unknownWordRate, .unknownWordRate),
        (.unknownDistinctWordRate, .unknownDistinctWordRate), (.unknownCharacterRate, .unknownCharacterRate),
        (.characterCoverage, .characterCoverage),
      ]
      return rates.map {
        Job(vocabulary: place, slice: .band(slice.band), rate: $0.0, units: .words($0.1, slice.band))
      }
    }
  }

  /// Distinct words do not add up over lines, and a resampled corpus always has fewer than the corpus itself; so they
  /// are resampled themselves.
  private func distinctJob(_ place: Int, _ slice: Slice, _ all: Int, _ unknown: Int) -> Job {
    Job(
      vocabulary: place, slice: slice, rate: .unknownDistinctWordRate, units: .distinctWords(all, unknown: unknown))
  }
}
