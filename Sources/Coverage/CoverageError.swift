public import CorpusReading
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
  /// The first line of a state is wrong, or says something else than this run.
  case stateHeader(CorpusLocation, StateHeaderProblem)
  /// A row of a state is wrong.
  case stateRow(CorpusLocation, StateRowProblem)
  /// The words of a group, or of all comments, are not as many as the totals say: a part is missing.
  case stateSum(group: [UInt8]?, found: Int, expected: Int)
  /// The same of lines with words.
  case stateLines(group: [UInt8]?, found: Int, expected: Int)
  /// Rows of states are in groups although their first lines say none, or the other way round.
  case stateGroups
  /// None of the files holds anything.
  case noStates
  /// Reading or counting failed.
  case counting(WordCountingError)
}
