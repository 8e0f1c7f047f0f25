import CorpusReading
import SystemPackage
import WordCounting

/// The figures of word counts that outlive the counts themselves.
struct CountsFigures {
  var totals: CorpusTotals
  var distinctWords: Int
  var sources: Int
  /// What was done to the comments before their words were counted.
  var cleaning: CleaningReport?
  /// What each source contributes, where they were weighted.
  var mixture: CountMixture?

  init(_ counts: WordCounts, cleaning: CleaningReport? = nil) {
    self.cleaning = cleaning
    totals = counts.totals
    distinctWords = counts.distinctWordCount
    sources = counts.sources.count
    mixture = counts.mixture
  }
}

/// A corpus in `--json`.
struct CorpusFigures: Encodable {
  var files: Int
  var lines: Int
  var words: Int
  var distinctWords: Int
  var characters: Int
  var bytes: Int
  var invalidSequences: Int
  var cleaning: CleaningFiguresReport?
  var mixture: CountMixture?

  init(_ figures: CountsFigures) {
    files = figures.sources
    lines = figures.totals.lines
    words = figures.totals.words
    distinctWords = figures.distinctWords
    characters = figures.totals.characters
    bytes = figures.totals.bytes
    invalidSequences = figures.totals.invalidSequences
    cleaning = figures.cleaning.map { CleaningFiguresReport($0) }
    mixture = figures.mixture
  }

  enum CodingKeys: String, CodingKey {
    case files, lines, words, characters, bytes, cleaning, mixture
    case distinctWords = "distinct_words"
    case invalidSequences = "invalid_sequences"
  }
}

/// What `count --json` prints: schema `kc-vocab/count/1`.
struct CountReport: Encodable {
  var schema = "kc-vocab/count/1"
  var corpus: CorpusFigures
  var stages: [StageTime]

  init(_ figures: CountsFigures, _ stages: [StageTime]) {
    corpus = CorpusFigures(figures)
    self.stages = stages
  }
}

/// What `count` prints for a person.
func countSummary(_ figures: CountsFigures, _ stages: [StageTime], _ path: FilePath) -> String {
  var table = TextTable()
  table.add(corpus: figures)
  table.add(stages: stages)
  table.add("written to", path.string)
  return table.text
}

extension TextTable {
  mutating func add(corpus figures: CountsFigures) {
    add("corpus", "\(grouped(figures.totals.lines)) comments, \(byteText(figures.totals.bytes))")
    if let cleaning = figures.cleaning { add("cleaned", cleaning.sentence) }
    add("words", "\(grouped(figures.totals.words)), \(grouped(figures.distinctWords)) distinct")
    if let mixture = figures.mixture { for (title, line) in mixture.lines { add(title, line) } }
  }

  mutating func add(stages: [StageTime]) {
    for stage in stages {
      add(stage.name, "\(fixed(stage.seconds, decimals: 2)) s, peak \(megabytes(stage.peakBytes)) MB")
    }
  }
}
