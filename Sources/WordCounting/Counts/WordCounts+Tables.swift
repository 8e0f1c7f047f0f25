package import CommentText
package import CorpusReading

extension WordCounts {
  /// Joins what several threads counted into tables of their own; the tables' memory becomes that of the counts.
  ///
  /// The tables' entries stay readable, but nothing may be added to them: a word that several tables hold has all its
  /// occurrences in one of them and none in the others.
  /// - Parameter makeVisitor: called once in each thread; what it gives is called with each partition that the thread
  ///   has joined, while its entries are still at hand.
  /// - Throws: `WordCountingError.countOverflow`.
  package init(
    joining tables: [CountingTable], threads: Int, pipeline: TextPipeline, totals: CorpusTotals,
    sources: [SourceDescription], makeVisitor: () -> (_ partition: Int) -> Void = { { _ in } }
  ) throws(WordCountingError) {
    self.init(
      storage: try TableJoining(tables).storage(threads: threads, makeVisitor: makeVisitor), pipeline: pipeline,
      totals: totals, sources: sources)
  }
}
