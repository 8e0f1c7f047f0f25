package import CommentText
package import CorpusReading

extension WordCounts {
  /// Joins what several threads counted into tables of their own; the tables' memory becomes that of the counts.
  ///
  /// The tables' entries stay readable, but nothing may be added to them: a word that several tables hold has all its
  /// occurrences in one of them and none in the others.
  /// - Throws: `WordCountingError.countOverflow`.
  package init(
    joining tables: [CountingTable], threads: Int, pipeline: TextPipeline, totals: CorpusTotals,
    sources: [SourceDescription]
  ) throws(WordCountingError) {
    self.init(
      storage: try TableJoining(tables).storage(threads: threads), pipeline: pipeline, totals: totals, sources: sources)
  }
}
