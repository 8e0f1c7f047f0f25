import VocabTraining
import WordCounting

extension Trainer {
  /// Learns the vocabulary and shows how far it is.
  /// - Parameter prefix: before the name of each stage.
  func train(_ counts: WordCounts, _ progress: ProgressLine, prefix: String = "") throws -> TrainingResult {
    defer { progress.clear() }
    return try train(counts) { state in
      let done = state.completed
      switch state.stage {
      case .countingCharacters: progress.show(stage: prefix + "counting characters")
      case .countingPairs: progress.show(stage: prefix + "counting pairs")
      case .cuttingWords: progress.show(stage: prefix + "cutting words into segments")
      case .merging: progress.show(stage: prefix + "training", done: done, total: state.total, unit: .merges)
      case .pruning: progress.show(stage: prefix + "pruning", done: done, total: state.total, unit: .tokens)
      }
      return true
    }
  }
}
