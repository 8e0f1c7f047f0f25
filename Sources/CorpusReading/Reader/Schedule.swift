internal import Synchronization

/// Which source a thread draws its next block from.
///
/// The first one that has more; where that is a stream that another thread is reading, and input order need not be kept, the
/// next one, so that several compressed files are read at the same time.
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
        !state.hasEnded[index] && (servesMany[index] || state.readers[index] == 0)
      }
      let chosen = keepsInputOrder ? state.first : idle ?? state.first
      state.readers[chosen] += 1
      return chosen
    }
  }

  /// Ends what `begin` began.
  func end(_ source: Int, hasEnded: Bool) {
    state.withLock { state in
      state.readers[source] -= 1
      if hasEnded { state.hasEnded[source] = true }
    }
  }

  /// Hands out nothing more: a source failed.
  func stop() { state.withLock { $0.isStopped = true } }
}
