/// Which characters of the corpus are in the vocabulary, and which were left out.
public struct AlphabetReport: Sendable {
  /// By code point; required characters that do not occur included, with 0 occurrences.
  public let kept: [CharacterOccurrences]
  /// From the most frequent on; of equally frequent ones the lower code point first.
  public let dropped: [CharacterOccurrences]
  /// Kept characters that have a continuation form.
  public let continuationCount: Int

  /// Occurrences of the dropped characters together; words lose so many characters.
  public var droppedOccurrences: Int { dropped.reduce(0) { $0 + $1.occurrences } }
  /// Occurrences of the kept characters together.
  public var keptOccurrences: Int { kept.reduce(0) { $0 + $1.occurrences } }
}

public struct CharacterOccurrences: Hashable, Sendable {
  public let character: Unicode.Scalar
  /// Over all positions in all words.
  public let occurrences: Int
}
