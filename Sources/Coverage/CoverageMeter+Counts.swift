public import WordCounting
internal import WordPiece

extension CoverageMeter {
  /// Measures word counts alone: every figure that needs no lines.
  /// - Complexity: O(b) for b bytes of distinct words and each vocabulary.
  public func measure(_ counts: WordCounts) -> CorpusCoverage {
    var coverage = CorpusCoverage(
      corpus: counts.totals, wordBytes: 0, words: counts, measuredLines: false,
      vocabularies: vocabularies.map {
        VocabularyCoverage(vocabulary: $0, tokenCounts: Array(repeating: 0, count: $0.count))
      },
      comparisons: vocabularies.indices.dropFirst().map { SegmentationComparison(left: 0, right: $0) })
    let unknownIDs = vocabularies.map { $0.id(of: unknownTokenBytes)! }
    coverage.corpus.words = 0
    coverage.corpus.characters = 0
    counts.forEach { word, count in
      let cuts = zip(vocabularies, unknownIDs).map { PlainSegmentation(word, $0, unknownID: $1) }
      coverage.add(word, count: count, cuts)
    }
    return coverage
  }
}

extension CorpusCoverage {
  fileprivate mutating func add(_ word: UnsafeRawBufferPointer, count: Int, _ cuts: [PlainSegmentation]) {
    let characters = scalarCount(word)
    corpus.words += count
    corpus.characters += count * characters
    wordBytes += count * word.count
    for (place, cut) in cuts.enumerated() {
      vocabularies[place].totals.tokens += count * cut.ids.count
      for id in cut.ids { vocabularies[place].tokenCounts[id] += count }
      if cut.isUnknown {
        vocabularies[place].totals.unknownWords += count
        vocabularies[place].totals.unknownDistinctWords += 1
        vocabularies[place].totals.unknownCharacters += count * characters
        vocabularies[place].totals.unknownBytes += count * word.count
      } else if cut.ids.count == 1 {
        vocabularies[place].totals.wholeWords += count
      }
    }
    for place in comparisons.indices where cuts[0].ends != cuts[place + 1].ends {
      comparisons[place].words += count
      comparisons[place].distinctWords += 1
    }
  }
}
