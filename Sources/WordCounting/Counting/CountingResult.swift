public import CorpusReading

/// What counting a corpus gave.
public struct CountingResult: Sendable {
  public var counts: WordCounts
  /// The first places that were not UTF-8, in the order of the inputs, at most `invalidLocationLimit`.
  public var invalidLocations: [CorpusLocation]

  public static let invalidLocationLimit = 10
}

/// Called from any of the counting threads, about once a megabyte, with bytes as they lie on disk; `totalBytes` is nil
/// where an input does not say how long it is.
public typealias CountingProgress = @Sendable (_ bytesDone: Int, _ totalBytes: Int?) -> Void
