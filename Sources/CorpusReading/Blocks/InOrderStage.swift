internal import Storage

/// Runs a stage on blocks in input order, whichever thread draws them: a thread enters, draws a block from the source
/// below, takes its turn by the block's serial number, and leaves.
///
/// Knows when the source below has ended and the last thread has left: then everything was seen.
final class InOrderStage: Sendable {
  private struct State {
    var insideCount = 0
    var hasEnded = false
    var isCancelled = false
  }

  private let state = Monitor(State())
  private let turns = TicketSequencer()

  /// Draws a block from `source`, runs `inTurn` in the block's turn, and `afterwards` when the turn is the next one's.
  ///
  /// After an error nobody passes any more.
  /// - Parameter prepare: runs before the turn, at the same time as other threads.
  /// - Returns: what `inTurn` gave; nil if the source has ended.
  /// - Throws: what the source and the closures throw.
  func pass<Result>(
    _ block: CommentBlock, from source: any CommentSource, prepare: () -> Void,
    inTurn: () throws(CorpusError) -> Result, afterwards: (Result) throws(CorpusError) -> Void
  ) throws(CorpusError) -> Result? {
    guard enter() else { return nil }
    do throws(CorpusError) {
      guard try source.next(block) else {
        leave(hasEnded: true)
        return nil
      }
      prepare()
      let result = try takeTurn(block.serial, inTurn)
      if let result { try afterwards(result) }
      leave(hasEnded: result == nil)
      return result
    } catch {
      turns.cancel()
      state.update { $0.isCancelled = true }
      throw error
    }
  }

  /// Nil if the turn will never come, because another thread failed.
  private func takeTurn<Result>(_ serial: Int, _ body: () throws(CorpusError) -> Result) throws(CorpusError) -> Result?
  {
    var result: Result?
    var failure: CorpusError?
    _ = turns.pass(serial) {
      do throws(CorpusError) { result = try body() } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  private func enter() -> Bool {
    state.update { state in
      guard !state.hasEnded, !state.isCancelled else { return false }
      state.insideCount += 1
      return true
    }
  }

  private func leave(hasEnded: Bool) {
    state.update { state in
      state.insideCount -= 1
      if hasEnded { state.hasEnded = true }
    }
  }

  /// Waits until every thread that entered has left; false if one of them failed.
  func waitUntilEmpty() -> Bool { !state.wait(until: { $0.insideCount == 0 || $0.isCancelled }).isCancelled }
}
