public import WordCounting

/// Why a corpus could not be measured; data only, the command makes the words.
public enum CoverageError: Error, Hashable, Sendable {
  /// The vocabulary at this place has no token for what it cannot spell.
  case unknownTokenMissing(vocabulary: Int)
  /// More vocabularies than one pass can hold apart.
  case tooManyVocabularies(Int, limit: Int)
  /// A field divides the comments into more groups than can be measured apart.
  case tooManyGroups(limit: Int)
  /// More groups than the memory has room for; so many bytes for words and groups would do for those seen so far.
  case groupsNeedMemory(groups: Int, byteLimit: Int)
  /// Reading or counting failed.
  case counting(WordCountingError)
}
