import Coverage
import TestSupport
import Testing

/// Expects what was measured to be what counting plainly gives, figure by figure.
func expect(
  _ coverage: CorpusCoverage, _ place: Int, equals naive: NaiveCoverage, seed: UInt64, lines hasLines: Bool
) {
  let own = coverage.vocabularies[place]
  #expect(sums(coverage.text, own.totals) == naive.total.withLines(hasLines), "seed \(seed)")
  for kind in CharacterClass.allCases {
    let found = coverage.textByClass[kind].map { sums($0, own.totalsByClass[kind] ?? CoverageTotals()) }
    let expected = naive.byClass[kind.number]?.withLines(hasLines).withoutWordBytes
    #expect(found?.withoutWordBytes == expected, "seed \(seed), \(kind)")
  }
  let bands = zip(coverage.textByBand, own.totalsByBand)
  #expect(Set(coverage.textByBand.map(\.band.place)) == Set(naive.byBand.keys), "seed \(seed)")
  for (slice, totals) in bands {
    let found = sums(slice.text, totals)
    #expect(found == naive.byBand[slice.band.place]?.withLines(false), "seed \(seed), band \(slice.band.place)")
  }
  for (id, count) in own.tokenCounts.enumerated() {
    #expect(count == naive.tokenCounts[own.vocabulary[id]] ?? 0, "seed \(seed), token \(own.vocabulary.text(of: id))")
  }
  let pieces = own.pieceCounts.enumerated().filter { $1 > 0 }.map { [$0, $1] }
  #expect(pieces == naive.pieceCounts.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }, "seed \(seed)")
  expectUnknownWords(own, naive, seed)
  if hasLines { #expect(own.unknownLinesByCause == naive.unknownLinesByCause, "seed \(seed)") }
}

private func expectUnknownWords(_ own: VocabularyCoverage, _ naive: NaiveCoverage, _ seed: UInt64) {
  #expect(own.unknownWords.count == naive.unknownWords.count, "seed \(seed)")
  for word in own.unknownWords {
    let expected = naive.unknownWords[word.bytes]
    #expect(word.occurrences == expected?.occurrences, "seed \(seed)")
    let scalars = Array(String(decoding: word.bytes, as: UTF8.self).unicodeScalars)
    switch word.failure {
    case .none: Issue.record("an unknown word without a reason, seed \(seed)")
    case .tooLong: #expect(expected?.outcome == .tooLong, "seed \(seed)")
    case .missing(let scalar, let offset):
      let place = String(decoding: word.bytes[..<offset], as: UTF8.self).unicodeScalars.count
      #expect(expected?.outcome == .stuck(scalar: place), "seed \(seed)")
      #expect(scalar == scalars[place], "seed \(seed)")
    }
  }
}

private func sums(_ text: MeasuredText, _ totals: CoverageTotals) -> NaiveCoverage.Sums {
  var sums = NaiveCoverage.Sums()
  sums.lines = text.lines
  sums.words = text.words
  sums.distinctWords = text.distinctWords
  sums.characters = text.characters
  sums.wordBytes = text.wordBytes
  sums.tokens = totals.tokens
  sums.unknownWords = totals.unknownWords
  sums.unknownDistinctWords = totals.unknownDistinctWords
  sums.unknownLines = totals.unknownLines
  sums.unknownCharacters = totals.unknownCharacters
  sums.uncoveredCharacters = totals.uncoveredCharacters
  sums.wholeWords = totals.wholeWords
  return sums
}

extension NaiveCoverage.Sums {
  fileprivate func withLines(_ hasLines: Bool) -> Self {
    var sums = self
    if !hasLines { (sums.lines, sums.unknownLines) = (0, 0) }
    return sums
  }

  /// A class's bytes are not told apart from its words'.
  fileprivate var withoutWordBytes: Self {
    var sums = self
    sums.wordBytes = 0
    return sums
  }
}

extension CharacterClass {
  /// Its number, as the plain count knows classes.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
