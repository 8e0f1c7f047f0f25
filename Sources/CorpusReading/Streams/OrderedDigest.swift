internal import Storage

/// The SHA-256 of a file whose parts several threads read: each part is hashed once, in order, by the thread that has
/// just read it, while it is in that core's cache.
///
/// A digest is sequential, so one file is read no faster than one core hashes (about 1.5 GB/s), whatever the threads.
final class OrderedDigest: @unchecked Sendable {
  // Unchecked: the sequencer lets one thread at a time touch `digest`.
  private let digest = SHA256()
  private let turns = TicketSequencer()

  /// Adds part `number`, after all lower ones.
  func update(_ number: Int, _ bytes: UnsafeRawBufferPointer) {
    _ = turns.pass(number) { digest.update(bytes) }
  }

  /// Gives up: a part could not be read.
  func abandon() { turns.cancel() }

  /// The digest of all parts; to be asked once, after the last.
  func finish() -> String { digest.finish() }
}
