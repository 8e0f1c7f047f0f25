/// How much text figures are about: a corpus, or those of its words that have something in common.
public struct MeasuredText: Codable, Hashable, Sendable {
  /// Comments; of a slice, those that hold a word of it. 0 where only word counts were measured.
  public var lines = 0
  /// Occurrences of words.
  public var words = 0
  public var distinctWords = 0
  /// Unicode scalars in the words.
  public var characters = 0
  /// UTF-8 bytes in the words.
  public var wordBytes = 0

  public init() {}

  public static func += (left: inout MeasuredText, right: MeasuredText) {
    left.lines += right.lines
    left.words += right.words
    left.distinctWords += right.distinctWords
    left.characters += right.characters
    left.wordBytes += right.wordBytes
  }
}
