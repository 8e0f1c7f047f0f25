extension WordCounts {
  /// The same counts; `forEach`, and the partitions taken in turn, visit the words in byte order.
  /// - Complexity: O(n log n / threads) for n distinct words, nothing if they are sorted already; 16 bytes a word.
  public func sortedByBytes(threads: Int = 1) -> WordCounts {
    let rounded = storage as? RoundedStorage
    guard !storage.isSortedByBytes, let entries = (rounded?.base ?? storage) as? EntryStorage else { return self }
    let threads = max(threads, 1)
    let sorted = EntrySorting(entries, threads: threads).sorted()
    return WordCounts(
      storage: rounded?.over(sorted, threads: threads) ?? sorted, pipeline: pipeline, totals: totals, sources: sources,
      mixture: mixture)
  }
}
