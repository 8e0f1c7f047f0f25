package import CommentText

extension WordCounts {
  /// Shows every word to a check of Unicode versions.
  /// - Complexity: O(bytes of all words).
  package func show(to check: inout UnicodeVersionCheck) {
    for partition in partitions.indices { forEach(inPartition: partition) { word, _ in check.look(at: word) } }
  }
}
