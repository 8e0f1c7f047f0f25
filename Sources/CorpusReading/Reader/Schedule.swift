internal import Synchronization

/// Which source a thread draws its next block from.
///
/// The first one that has more and room for another thread; several files are read at the same time where one cannot
/// keep all threads busy, unless input order is to be kept.
final class Schedule: Sendable {
  private let servesMany: [Bool]
  private let keepsInputOrder: Bool
  private let state: Mutex<State>

  private struct State {
    /// All sources before this one have ended.
    var first = 0
    var hasEnded: [Bool]
    var readers: [Int]
    var isStopped = false
  }

  /// A stream has one reader. A plain file is hashed in turn by its readers, and one core hashes about as fast as this
  /// many scan.
  private static let mostReaders = (stream: 1, plainFile: 6)

  init(_ sources: [any BlockSource], keepsInputOrder: Bool) {
    servesMany = sources.map(\.servesManyThreads)
    self.keepsInputOrder = keepsInputOrder
    state = Mutex(
      State(
        hasEnded: Array(repeating: false, count: sources.count), readers: Array(repeating: 0, count: sources.count)))
  }

  /// The source to read now; nil when all have ended.
  func begin() -> Int? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      while state.first < servesMany.count, state.hasEnded[state.first] { state.first += 1 }
      guard state.first < servesMany.count else { return nil }
      let idle = (state.first..<servesMany.count).first { index in
        let most = servesMany[index] ? Self.mostReaders.plainFile : Self.mostReaders.stream
        return !state.hasEnded[index] && state.readers[index] < most
      }
      let chosen = keepsInputOrder ? state.first : idle ?? state.first
      state.readers[chosen] += 1
      return chosen
    }
  }

  /// Ends what `begin` began.
  /// - Returns: whether all of the source has been read now; true once.
  func end(_ source: Int, hasEnded: Bool) -> Bool {
    state.withLock { state in
      state.readers[source] -= 1
      if hasEnded { state.hasEnded[source] = true }
      return state.hasEnded[source] && state.readers[source] == 0
    }
  }

  /// Hands out nothing more: a source failed.
  func stop() { state.withLock { $0.isStopped = true } }
}
