internal import Synchronization

/// How far a reader has come, for all its threads.
final class ReadingProgress: Sendable {
  /// Bytes read as they lie on disk.
  private let byteCount = Atomic(0)
  /// Blocks handed out.
  private let blockCount = Atomic(0)

  var bytesDone: Int { byteCount.load(ordering: .relaxed) }

  func add(_ bytes: Int) { byteCount.wrappingAdd(bytes, ordering: .relaxed) }

  /// The next block's number.
  func takeSerial() -> Int { blockCount.wrappingAdd(1, ordering: .relaxed).oldValue }
}
