public import CommentText
public import DurableFiles
public import SystemPackage

/// What is wrong with a vocabulary or a file of one; data only, the command makes the words.
public enum VocabularyError: Error, Hashable, Sendable {
  case file(FileError)

  // Tokens
  /// Empty, or with a line break in it or white space at its end.
  case unusableToken([UInt8], VocabularyPlace)
  case repeatedToken([UInt8], VocabularyPlace, first: VocabularyPlace)
  /// More than ids can number.
  case tooManyTokens(Int)

  // Special tokens
  case missingSpecialToken(SpecialToken)
  case unusableSpecialToken(String)
  case repeatedSpecialToken(String)
  case repeatedRole(SpecialTokenRole, String, String)

  // Encoding
  /// A word that the vocabulary cannot spell, and no unknown token to stand for it.
  case missingUnknownToken(word: [UInt8])
  /// The caller's buffer cannot take all ids.
  case bufferTooSmall(capacity: Int)
  case text(CommentTextError)
}

/// Where a token stands.
public enum VocabularyPlace: Hashable, Sendable {
  /// In a list in memory.
  case id(Int)
  /// In a file; lines count from 1.
  case line(FilePath, Int)
}
