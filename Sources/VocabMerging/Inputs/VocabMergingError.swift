public import CommentText
public import DurableFiles
public import SystemPackage
public import WordPiece

/// Why vocabularies cannot be merged; data only, the command makes the words.
public enum VocabMergingError: Error, Hashable, Sendable {
  case file(FileError)
  case pipelineUnavailable(CommentTextError)
  /// The merged tokens are no vocabulary, as when there are more than ids can number.
  case vocabulary(VocabularyError)

  // Parents
  case noDonors
  /// A parent has no token for what it cannot spell.
  case unknownTokenMissing(parent: String)
  /// The texts of a parent are made in another way than those of the merged vocabulary.
  case pipelinesDiffer(parent: String, [PipelineDifference])
  /// Pieces that go on a word are marked in another way than in the base.
  case continuationPrefixDiffers(donor: String, found: String, expected: String)
  /// No entry of a donor has the prefix that it was said to have.
  case continuationPrefixUnused(donor: String, prefix: String)

  // Options
  case numberTooSmall(MergeNumber, Int, smallest: Int)
  /// Choosing by occurrences needs words to count them in.
  case occurrencesWithoutCorpus
  case sizeBelowBase(size: Int, base: Int)
  case unknownScript(String)
  /// A line of the list of excluded entries is not UTF-8; lines count from 1.
  case notUTF8(FilePath, line: Int)
  /// The words were counted under another pipeline than the merged vocabulary's.
  case countsDiffer([PipelineDifference])
  /// So many occurrences of words of this length, each of which may cost so many tokens, are more than 64 bits add up.
  case countsTooLarge(unknownWordCost: Int)

  // Cutting
  /// Nothing says what is to go.
  case nothingAsked
  /// The list of what is to go names a special or added token.
  case specialDropped(String)
  /// More entries stay in any case than are to be left.
  case sizeBelowKept(size: Int, kept: Int)

  // Results
  /// The merged vocabulary would hold nothing but special tokens and placeholders.
  case emptyResult
  /// The entries of the parents do not add up to those of the merged vocabulary: a fault of this program.
  case sumDoesNotReconcile(expected: Int, found: Int)
}

/// An option that is a number.
public enum MergeNumber: Hashable, Sendable {
  case minimumOccurrences, maximumAdded, size, paddingMultiple, unknownWordCost
}
