public import Coverage
internal import CommentText
internal import WordCounting
public import WordPiece

extension MergeResult {
  /// What to measure on a corpus for `addEffect`: the base, the merged vocabulary, each donor (of very many the first).
  public func encodersToMeasure() -> [WordEncoder] {
    encoders ?? VocabularyMerger.encoders(base: parents[0], donors: parents.dropFirst(), merged: vocabulary)
  }

  /// What `addEffect` needs of it.
  public static var measuredDetail: MeasuredDetail {
    var detail = MeasuredDetail()
    detail.hasDistributions = false
    detail.comparisonLimit = 1
    detail.countedVocabularies = [1]
    return detail
  }

  /// Adds to the report what the merge does on a corpus.
  /// - Parameter coverage: of `encodersToMeasure`, in their order, measured with `measuredDetail` or more.
  public mutating func addEffect(_ coverage: CorpusCoverage) {
    report.effect = MergeEffect(self, coverage)
  }
}

extension VocabularyMerger {
  static func encoders(
    base: MergeParent, donors: some Collection<MergeParent>, merged: Vocabulary
  ) -> [WordEncoder] {
    let measured =
      [base.vocabulary, merged].map { ($0, base.maximumScalarCount) }
      + donors.map { ($0.vocabulary, $0.maximumScalarCount) }
    return WordEncoder.together(Array(measured.prefix(CoverageMeter.vocabularyLimit)))
  }
}

extension MergeEffect {
  init(_ result: MergeResult, _ coverage: CorpusCoverage) {
    let hasLines = coverage.text.lines > 0
    let comparison = coverage.comparisons[0]
    corpus = Corpus(
      files: coverage.words.sources.count, lines: coverage.text.lines, words: coverage.text.words,
      distinctWords: coverage.text.distinctWords, characters: coverage.text.characters, bytes: coverage.corpus.bytes)
    before = Measured(coverage, 0)
    after = Measured(coverage, 1)
    donors = coverage.vocabularies.indices.dropFirst(2).map { Measured(coverage, $0) }
    wordsResegmented = comparison.words
    distinctWordsResegmented = comparison.distinctWords
    linesResegmented = hasLines ? comparison.lines : nil
    linesResegmentedRate = hasLines ? Double(comparison.lines) / Double(coverage.text.lines) : nil
    let encoders = coverage.vocabularies.prefix(2).map(\.encoder)
    examples = Self.examples(result, encoders, comparison.examples)

    let counts = coverage.vocabularies[1].tokenCounts
    let added = result.map.rows.indices.filter { result.map.rows[$0].origin == .donor }
    let used = added.filter { counts[$0] > 0 }
    addedUsed = used.count
    addedNeverUsed = added.count - used.count
    addedOccurrences = used.reduce(0) { $0 + counts[$1] }
    let sampleCount = result.options.sampleCount
    mostUsed = used.sorted { (counts[$1], $0) < (counts[$0], $1) }.prefix(sampleCount).map {
      UsedEntry(token: result.vocabulary.text(of: $0), occurrences: counts[$0])
    }
    neverUsedSamples = evenlySpaced(added.filter { counts[$0] == 0 }.map { result.vocabulary[$0] }, sampleCount)
  }

  /// - Parameter encoders: the base's and the merged vocabulary's.
  private static func examples(
    _ result: MergeResult, _ encoders: [WordEncoder], _ lines: [[UInt8]]
  ) -> [Example] {
    return lines.prefix(result.options.sampleCount).map { line in
      let words = result.compiledPipeline.words(of: line)
      let tokens = encoders.map { encoder in
        words.flatMap(encoder.encode).map { encoder.vocabulary.text(of: Int($0)) }
      }
      return Example(text: String(decoding: line, as: UTF8.self), before: tokens[0], after: tokens[1])
    }
  }
}

extension MergeEffect.Totals {
  fileprivate init(_ totals: CoverageTotals, hasLines: Bool) {
    tokens = totals.tokens
    unknownTokens = totals.unknownTokens
    unknownWords = totals.unknownWords
    unknownDistinctWords = totals.unknownDistinctWords
    unknownLines = hasLines ? totals.unknownLines : nil
    unknownCharacters = totals.unknownCharacters
    uncoveredCharacters = totals.uncoveredCharacters
    wholeWords = totals.wholeWords
  }
}

extension MergeEffect.Measured {
  fileprivate init(_ coverage: CorpusCoverage, _ place: Int) {
    totals = MergeEffect.Totals(coverage.vocabularies[place].totals, hasLines: coverage.text.lines > 0)
    rates = coverage.rates(of: place)
  }
}
