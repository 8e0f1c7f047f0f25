extension TrainingOptions {
  /// - Throws: `TrainingError.negative`, `.coverageOutOfRange`, `.overtrainingOutOfRange`.
  func check() throws(TrainingError) {
    try requireNotNegative(.vocabularySize, vocabularySize)
    try requireNotNegative(.minimumFrequency, minimumFrequency)
    try requireNotNegative(.minimumCharacterOccurrences, minimumCharacterOccurrences)
    if let maximumTokenLength { try requireNotNegative(.maximumTokenLength, maximumTokenLength) }
    switch alphabet {
    case .limit(let limit): try requireNotNegative(.alphabetLimit, limit)
    case .coverage(let share): guard (0...1).contains(share) else { throw .coverageOutOfRange(share) }
    case .fitting: break
    }
    if case .pruning(let overtraining) = algorithm {
      guard overtraining.thousandths >= 1000, let size = overtraining.size(for: vocabularySize), size < 1 << 31 else {
        throw .overtrainingOutOfRange(thousandths: overtraining.thousandths)
      }
    }
  }

  private func requireNotNegative(_ option: TrainingError.Option, _ value: Int) throws(TrainingError) {
    guard value >= 0 else { throw .negative(option, value) }
  }

  /// The size to merge up to.
  var mergedSize: Int {
    guard case .pruning(let overtraining) = algorithm else { return vocabularySize }
    return overtraining.size(for: vocabularySize) ?? vocabularySize
  }
}
