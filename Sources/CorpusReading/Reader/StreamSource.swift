internal import Synchronization
internal import SystemPackage

/// An input that is read from start to end: under a lock, each thread takes the next whole records, and works on them
/// outside.
final class StreamSource: BlockSource, @unchecked Sendable {
  // Unchecked: `cutter` is touched under `lock` only. (Mutex cannot hold it: its parts are classes.)
  private let lock = Mutex(())
  private let cutter: RecordCutter
  private let progress: ReadingProgress

  let servesManyThreads = false

  init(_ cutter: RecordCutter, progress: ReadingProgress) {
    self.cutter = cutter
    self.progress = progress
  }

  var description: SourceDescription { lock.withLock { _ in cutter.description } }

  func line(of start: BlockStart) -> Int {
    guard case .line(let line) = start else { return 0 }
    return line
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    try lock.withLock { _ throws(CorpusError) in
      guard try cutter.next(block) else { return false }
      block.serial = progress.takeSerial()
      return true
    }
  }
}
