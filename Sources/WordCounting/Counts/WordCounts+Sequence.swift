internal import Storage
public import CommentText
public import CorpusReading

extension WordCounts {
  /// Counts given word by word; those of a word that is given twice are added.
  ///
  /// - Parameters:
  ///   - words: UTF-8 of at least one byte, as `pipeline` makes them, and counts of at least 1 whose sum is below 2⁶³.
  ///   - totals: what was read; without it, the words and characters that these counts stand for (the latter at most
  ///     2⁶³ - 1).
  /// - Complexity: O(bytes of all words).
  public init(
    _ words: some Sequence<(word: [UInt8], count: Int)>, pipeline: TextPipeline = .standard,
    totals: CorpusTotals? = nil, sources: [SourceDescription] = []
  ) {
    let table = CountingTable()
    var implied = CorpusTotals()
    for (word, count) in words {
      precondition(!word.isEmpty && count >= 1, "a word has at least one byte and one occurrence")
      implied.words += count
      implied.characters = implied.characters.addingAtMost(count, times: scalarCount(word))
      let padded = word + [UInt8](repeating: 0, count: WordScanner.padding)
      padded.withUnsafeBytes { padded in
        table.entry(of: UnsafeRawBufferPointer(rebasing: padded[..<word.count])).count += count
      }
    }
    self.init(
      storage: EntryStorage(table), pipeline: pipeline, totals: totals ?? implied, sources: sources)
  }
}

extension Int {
  /// The sum with a product, or the largest number if it is larger.
  fileprivate func addingAtMost(_ value: Int, times factor: Int) -> Int {
    let (product, productOverflows) = value.multipliedReportingOverflow(by: factor)
    let (sum, sumOverflows) = addingReportingOverflow(product)
    return productOverflows || sumOverflows ? .max : sum
  }
}
