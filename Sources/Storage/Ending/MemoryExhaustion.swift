internal import Synchronization

/// What happens when the system gives no more memory for the large tables, which ask for it themselves.
public enum MemoryExhaustion {
  private static let handler = Mutex<(@Sendable (Int) -> Never)?>(nil)

  /// Sets what ends the process, and says why.
  /// - Parameter handler: called on any thread, with the bytes that were asked for in vain.
  public static func install(_ handler: @escaping @Sendable (_ byteCount: Int) -> Never) {
    self.handler.withLock { $0 = handler }
  }

  /// Ends the process, because so many bytes are not to be had.
  package static func end(byteCount: Int) -> Never {
    if let handler = handler.withLock({ $0 }) { handler(byteCount) }
    fatalError("no memory left (asked for \(byteCount) bytes)")
  }
}
