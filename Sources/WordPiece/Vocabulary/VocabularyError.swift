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

  // Files
  case notAVocabulary(FilePath, NotAVocabulary)
  case notJSON(FilePath, line: Int)
  /// Ids of a `tokenizer.json` that do not run from 0 without gaps.
  case idsWithGaps(FilePath, token: [UInt8], id: Int, expected: Int)
  /// A step of the tokenizer's text pipeline that this toolkit does not have.
  case unsupportedPipeline(FilePath, step: String)
}

/// Why a file or directory is no vocabulary.
public enum NotAVocabulary: Hashable, Sendable {
  case empty
  case binary
  /// Neither `vocab.txt` nor `tokenizer.json` is there.
  case directoryWithoutFiles
  /// JSON without a tokenizer's model.
  case noModel
  /// A tokenizer of another kind, such as BPE.
  case otherModel(String)
  /// A manifest that does not say what manifests say.
  case badManifest
}

/// Where a token stands.
public enum VocabularyPlace: Hashable, Sendable {
  /// In a list in memory.
  case id(Int)
  /// In a file; lines count from 1.
  case line(FilePath, Int)
}
