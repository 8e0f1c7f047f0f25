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
  /// Bytes that are not UTF-8.
  case notUTF8(VocabularyPlace)
  case notJSON(VocabularyPlace, JSONProblem)
  case unexpectedField(VocabularyPlace, field: String, expected: JSONExpectation)
  /// Two tokens with one id.
  case repeatedID(VocabularyPlace, Int)
  /// An id that no token has although there are higher ones.
  case missingID(FilePath, Int)
  /// Hugging Face gives an added token another id than the file lists, or one that another token has.
  case addedTokenID(VocabularyPlace, [UInt8], listed: Int?, given: Int)
  /// An added token that transformers 4 alone loads, and never finds: it looks for it in the normal form of flags that
  /// the configuration overrules.
  case overruledForm(VocabularyPlace, [UInt8])
  /// A part of a `tokenizer.json` or its configuration that this toolkit does not have, such as the normalizer `NFD`.
  case unsupportedPart(VocabularyPlace, part: String, found: String)

  // Directories
  /// `vocab.txt` has another token at a place than `tokenizer.json`.
  case filesDisagree(FilePath, VocabularyPlace)
  case manifest(FilePath, ManifestProblem)
  /// The operation's part of a manifest cannot be written as JSON.
  case unwritableManifest(String)
}

/// Why a file or directory is no vocabulary.
public enum NotAVocabulary: Hashable, Sendable {
  case empty
  case binary
  /// Neither `vocab.txt` nor `tokenizer.json` is there.
  case directory(holding: [String])
  /// JSON without a tokenizer's model.
  case noModel
  /// A tokenizer of another kind, such as BPE.
  case otherModel(String)
}

/// Why a manifest cannot be believed.
public enum ManifestProblem: Hashable, Sendable {
  /// Of another version, or no manifest at all.
  case schema(String?)
  /// Missing, or of the wrong kind; names joined by dots.
  case field(String)
  /// The vocabulary beside it is not the one that it describes.
  case digest(expected: String, found: String)
}

/// Where a token stands.
public enum VocabularyPlace: Hashable, Sendable {
  /// In a list in memory.
  case id(Int)
  /// In a file; lines count from 1.
  case line(FilePath, Int)
  /// In a file; lines, and bytes in them, count from 1.
  case byte(FilePath, line: Int, column: Int)
}
