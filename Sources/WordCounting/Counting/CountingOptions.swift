/// How words are counted. None of this changes the counts.
public struct CountingOptions: Hashable, Sendable {
  /// At least 1.
  public var threads = 1
  /// Whether a byte sequence that is not UTF-8 ends the run with an error instead of counting as U+FFFD.
  public var stopsAtInvalidText = false
  /// Where words go that do not fit into memory; nil: all of them stay there.
  public var memory: CountingMemory?

  public init(threads: Int = 1) { self.threads = threads }
}
