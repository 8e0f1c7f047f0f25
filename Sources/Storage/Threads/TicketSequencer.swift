/// Lets threads through one at a time, in the order of their tickets.
///
/// Tickets are given out in order, and who holds one runs until it has passed; the lowest ticket never waits, so this
/// needs no particular number of threads.
public final class TicketSequencer: Sendable {
  private struct State {
    var turn = 0
    var isCancelled = false
  }

  private let state = Monitor(State())

  public init() {}

  /// Runs `body` when every lower ticket has passed, then lets the next through; false after `cancel`.
  public func pass(_ ticket: Int, _ body: () -> Void) -> Bool {
    guard !state.wait(until: { $0.turn == ticket || $0.isCancelled }).isCancelled else { return false }
    body()
    state.update { $0.turn += 1 }
    return true
  }

  /// Lets nobody through any more: a ticket was lost to an error.
  public func cancel() { state.update { $0.isCancelled = true } }
}
