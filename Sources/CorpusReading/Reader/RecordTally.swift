internal import Synchronization

/// How many records of one source were read and how many left out, by all threads.
final class RecordTally: Sendable {
  private struct State {
    var kept = 0
    var skipped = 0
    var first: (place: CorpusPlace, reason: BadRecordReason)?
  }

  private let state = Mutex(State())

  /// Adds records that were read.
  func add(_ count: Int) { state.withLock { $0.kept += count } }

  /// Adds one that was left out.
  func skip(_ place: CorpusPlace, _ reason: BadRecordReason) {
    state.withLock { state in
      state.skipped += 1
      if let first = state.first, first.place < place { return }
      state.first = (place, reason)
    }
  }

  func reset() { state.withLock { $0 = State() } }

  /// What was left out, if that is more than half; the first of it whatever the order of arrival.
  var mostlySkipped: (skipped: Int, total: Int, place: CorpusPlace, reason: BadRecordReason)? {
    state.withLock { state in
      guard let first = state.first, state.skipped > state.kept else { return nil }
      return (state.skipped, state.skipped + state.kept, first.place, first.reason)
    }
  }
}
