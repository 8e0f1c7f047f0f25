internal import WordCounting

extension VocabularyMerger {
  /// Checks that what words cost adds up in 64 bits, so that the sums made of them need no check: a file may say of a
  /// word that it stands there 2⁶² times.
  /// - Throws: `VocabMergingError.countsTooLarge`.
  /// - Complexity: O(1) for what people count, O(distinct words) for large counts.
  func checkSums(of words: WordCounts) throws(VocabMergingError) {
    let cost = choosesByCorpus ? options.unknownWordCost : 1
    let byteCount = words.partitions.reduce(0) { $0 + $1.byteCount }
    // No word is longer than all are together.
    let (bound, isUnclear) = words.occurrences.multipliedReportingOverflow(by: max(cost, byteCount + 1))
    guard isUnclear || bound > Self.largestSum else { return }
    var sum = 0
    try words.forEach { word, count throws(VocabMergingError) in
      let (product, productOverflows) = count.multipliedReportingOverflow(by: max(cost, word.count + 1))
      let (next, sumOverflows) = sum.addingReportingOverflow(product)
      guard !productOverflows, !sumOverflows, next <= Self.largestSum else {
        throw .countsTooLarge(unknownWordCost: options.unknownWordCost)
      }
      sum = next
    }
  }

  /// Leaves room for differences of two sums.
  private static var largestSum: Int { 1 << 62 }
}
