extension LineStatistics {
  /// How many lines have each pair of a rate's figures under the first vocabulary and under another; nil for rates of
  /// classes.
  ///
  /// Lines cut alike have the same figures under both, so they are what is left of the first vocabulary's lines; in
  /// lines that lack nothing, nothing is counted.
  /// - Parameter comparison: the number of the other vocabulary, counted from the second.
  /// - Complexity: O(p log p) for p distinct pairs.
  public func ratioPairs(_ rate: LineRate, comparison: Int) -> RatioPairLines? {
    let (first, own) = (vocabularies[0], comparisons[comparison])
    switch rate {
    case .tokensPerWord: return all(first.tokensByWords, own.tokensByWords).lines
    case .wholeWordRate: return all(first.wholeWordsByWords, own.wholeWordsByWords).lines
    case .charactersPerToken: return all(first.charactersByTokens, own.charactersByTokens).lines
    case .bytesPerToken: return all(first.bytesByTokens, own.bytesByTokens).lines
    case .spelledCharactersPerToken:
      var sum = all(
        first.charactersByTokens, own.charactersByTokens,
        and: [own.charactersByTokensOfAll, own.charactersByTokensOfSpelled])
      sum.add(own.charactersByTokensOfAll, sign: -1)
      sum.add(own.charactersByTokensOfSpelled)
      return sum.lines
    case .unknownWordRate: return lacking(own.unknownByWords, denominators(first.tokensByWords))
    case .unknownCharacterRate: return lacking(own.unknownByCharacters, numerators(first.charactersByTokens))
    case .characterCoverage: return lacking(own.uncoveredByCharacters, numerators(first.charactersByTokens))
    case .unknownTokenRate:
      let all = all(first.charactersByTokens, own.charactersByTokens, and: [own.unknownByTokens])
      return lacking(own.unknownByTokens, all)
    case .unknownLineRate: return unknownLines(first.unknownLines, vocabularies[comparison + 1].unknownLines, own)
    default: return nil
    }
  }

  /// All lines: those that are cut differently, and the rest of the first vocabulary's.
  private func all(
    _ first: PairHistogram, _ different: RatioPairHistogram, and others: [RatioPairHistogram] = []
  ) -> RatioPairSum {
    var sum = RatioPairSum(of: [different] + others)
    for pair in first.pairs { sum.add(RatioPair(both: pair.numerator, pair.denominator), units: pair.units) }
    sum.addDifferent(different)
    return sum
  }

  /// The lines that lack something, and the others with nothing counted.
  private func lacking(_ lacking: RatioPairHistogram, _ all: RatioPairSum) -> RatioPairLines {
    var (sum, own) = (all.withoutNumerators, RatioPairSum(of: [lacking]))
    own.add(lacking)
    sum.subtract(own.withoutNumerators)
    sum.add(lacking)
    return sum.lines
  }

  /// - Parameter figures: each line's denominator.
  private func lacking(_ lacking: RatioPairHistogram, _ figures: [(figure: Int, units: Int)]) -> RatioPairLines {
    var all = RatioPairSum(of: [lacking])
    for (figure, units) in figures { all.add(RatioPair(both: 0, figure), units: units) }
    return self.lacking(lacking, all)
  }

  private func numerators(_ histogram: PairHistogram) -> [(figure: Int, units: Int)] {
    histogram.pairs.map { ($0.numerator, $0.units) }
  }

  private func denominators(_ histogram: PairHistogram) -> [(figure: Int, units: Int)] {
    histogram.pairs.map { ($0.denominator, $0.units) }
  }

  private func unknownLines(_ left: Int, _ right: Int, _ own: ComparedLines) -> RatioPairLines {
    var sum = RatioPairSum(of: [])
    let both = own.linesUnknownToBoth
    sum.add(RatioPair(1, 1, 1, 1), units: both)
    sum.add(RatioPair(1, 1, 0, 1), units: left - both)
    sum.add(RatioPair(0, 1, 1, 1), units: right - both)
    sum.add(RatioPair(0, 1, 0, 1), units: lines - left - right + both)
    return sum.lines
  }
}

extension RatioPairSum {
  /// Replaces lines that were added as if cut alike by what they are.
  fileprivate mutating func addDifferent(_ part: RatioPairHistogram) {
    if let moments = part.moments {
      add(moments.leftTwice, times: -1)
      add(moments, times: 1)
    } else {
      part.forEach { pair, units in
        add(RatioPair(both: pair.leftNumerator, pair.leftDenominator), units: -units)
        add(pair, units: units)
      }
    }
  }
}

extension CorpusCoverage {
  /// How many distinct words are unknown to the first vocabulary, to another one, to both and to neither.
  /// - Complexity: O(u) for u distinct words unknown to one of them.
  public func distinctWordPairs(comparison: Int) -> RatioPairLines {
    let (left, right) = (vocabularies[0].unknownWords, vocabularies[comparison + 1].unknownWords)
    let known = Set(left.map(\.bytes))
    let both = right.count { known.contains($0.bytes) }
    var sum = RatioPairSum(of: [])
    sum.add(RatioPair(1, 1, 1, 1), units: both)
    sum.add(RatioPair(1, 1, 0, 1), units: left.count - both)
    sum.add(RatioPair(0, 1, 1, 1), units: right.count - both)
    sum.add(RatioPair(0, 1, 0, 1), units: distinctWords - left.count - right.count + both)
    return sum.lines
  }
}
