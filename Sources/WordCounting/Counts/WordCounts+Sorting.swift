extension WordCounts {
  /// The same counts; `forEach`, and the partitions taken in turn, visit the words in byte order.
  /// - Complexity: O(n log n / threads) for n distinct words, nothing if they are sorted already; 16 bytes a word.
  public func sortedByBytes(threads: Int = 1) -> WordCounts {
    guard !storage.isSortedByBytes, let entries = storage as? EntryStorage else { return self }
    return WordCounts(
      storage: EntrySorting(entries, threads: max(threads, 1)).sorted(), pipeline: pipeline, totals: totals,
      sources: sources)
  }
}
