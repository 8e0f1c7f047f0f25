extension TextPipeline {
  /// Whether the character always is a word of its own: punctuation, and ideographs where these are spaced.
  /// - Complexity: O(ranges of punctuation).
  package func isolates(_ scalar: Unicode.Scalar) -> Bool {
    let isIn = { (ranges: [ClosedRange<UInt32>]) in ranges.contains { $0.contains(scalar.value) } }
    return isIn(BertTables.punctuation) || (bert.spacesCJK && isIn(BertTables.ideographs))
  }
}
