internal import Storage

extension CommentSource {
  /// Works on all blocks with several threads, and hands each block's product to `finish` in the order of the serial
  /// numbers: input order, if the reader keeps it (`ReadingOptions.keepsInputOrder`).
  ///
  /// - Parameters:
  ///   - work: called in each thread for its blocks.
  ///   - finish: called by one thread at a time.
  /// - Throws: the error of the earliest block; what came before may have been finished or not.
  public func forEachBlockInOrder<Worker, Product>(
    threads: Int, makeWorker: (Int) throws -> Worker, _ work: (inout Worker, CommentBlock) throws -> Product,
    finish: (Product) throws -> Void
  ) throws -> [Worker] {
    let turns = TicketSequencer()
    return try OrderedSource(self, turns).forEachBlock(threads: threads, makeWorker: makeWorker) { worker, block in
      do {
        let product = try work(&worker, block)
        var failure: (any Error)?
        // Nobody passes after an error, which is thrown by the thread that met it.
        _ = turns.pass(block.serial) {
          do { try finish(product) } catch { failure = error }
        }
        if let failure { throw failure }
      } catch {
        turns.cancel()
        throw error
      }
    }
  }
}

/// A source that lets nobody wait for a block that never comes.
private final class OrderedSource: CommentSource {
  private let source: any CommentSource
  private let turns: TicketSequencer

  init(_ source: any CommentSource, _ turns: TicketSequencer) {
    self.source = source
    self.turns = turns
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    do throws(CorpusError) {
      return try source.next(block)
    } catch {
      turns.cancel()
      throw error
    }
  }
}
