extension TrainingOptions {
  /// - Throws: `TrainingError.negative`, `.coverageOutOfRange`.
  func check() throws(TrainingError) {
    try requireNotNegative(.vocabularySize, vocabularySize)
    try requireNotNegative(.minimumFrequency, minimumFrequency)
    if let maximumTokenLength { try requireNotNegative(.maximumTokenLength, maximumTokenLength) }
    switch alphabet {
    case .limit(let limit): try requireNotNegative(.alphabetLimit, limit)
    case .coverage(let share): guard (0...1).contains(share) else { throw .coverageOutOfRange(share) }
    case .fitting: break
    }
  }

  private func requireNotNegative(_ option: TrainingError.Option, _ value: Int) throws(TrainingError) {
    guard value >= 0 else { throw .negative(option, value) }
  }
}
