internal import CommentText
internal import Synchronization

/// What cleaning did, gathered by all threads.
final class CleaningLog: Sendable {
  private struct Entry: Sendable {
    var place: CorpusPlace
    var example: CleaningExample
  }

  private struct State {
    var figures = CleaningFigures()
    /// For each step the examples with the lowest places so far, whatever the order of arrival.
    var first: [CleaningStep: [Entry]] = [:]
  }

  private let state = Mutex(State())

  /// Adds what was done to one block, which has `exampleCount` examples for each step or all there are.
  func add(
    _ figures: CleaningFigures, _ examples: CleaningExamples, exampleCount: Int, _ place: (Int) -> CorpusPlace
  ) {
    // Most blocks come too late to add any, but which ones do is not known before.
    let entries = CleaningStep.allCases.map { step in
      examples[step].map { Entry(place: place($0.line), example: $0) }
    }
    state.withLock { state in
      state.figures.add(figures)
      for (step, added) in zip(CleaningStep.allCases, entries) where !added.isEmpty {
        let all = ((state.first[step] ?? []) + added).sorted { $0.place < $1.place }
        state.first[step] = Array(all.prefix(exampleCount))
      }
    }
  }

  func report(
    _ cleaner: Cleaner, _ locate: (CorpusPlace) throws(CorpusError) -> CorpusLocation
  ) throws(CorpusError) -> CleaningReport {
    let state = state.withLock { $0 }
    var report = CleaningReport(cleaner: cleaner, figures: state.figures)
    for (step, entries) in state.first {
      for entry in entries {
        report.examples[step, default: []].append(
          CleaningReport.Example(
            location: try locate(entry.place), before: entry.example.before, after: entry.example.after))
      }
    }
    return report
  }
}
