internal import Synchronization

/// Bad records that were left out, gathered by all threads.
final class SkippedRecordLog: Sendable {
  private struct Entry: Sendable {
    var place: CorpusPlace
    var reason: BadRecordReason
  }

  private struct State {
    var count = 0
    /// The lowest places seen so far, in order; which they are does not depend on the order of arrival.
    var first: [Entry] = []
  }

  private let state = Mutex(State())

  static let locatedCount = 10

  func add(_ place: CorpusPlace, _ reason: BadRecordReason) {
    state.withLock { state in
      state.count += 1
      if state.first.count == Self.locatedCount, let last = state.first.last, last.place < place { return }
      let index = state.first.firstIndex { place < $0.place } ?? state.first.count
      state.first.insert(Entry(place: place, reason: reason), at: index)
      if state.first.count > Self.locatedCount { state.first.removeLast() }
    }
  }

  /// What was left out, located by `locate`.
  func summary(_ locate: (CorpusPlace) throws(CorpusError) -> CorpusLocation) throws(CorpusError) -> SkippedRecords {
    let state = state.withLock { $0 }
    var skipped = SkippedRecords(count: state.count)
    for entry in state.first {
      let location = try locate(entry.place)
      skipped.first.append(
        BadRecord(path: location.path, line: location.line, column: location.byte, reason: entry.reason))
    }
    return skipped
  }
}
