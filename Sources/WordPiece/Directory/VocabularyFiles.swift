internal import DurableFiles
public import SystemPackage

/// The names of the files in vocabulary directories.
public enum VocabularyFiles {
  public static let vocabulary = "vocab.txt"
  public static let tokenizer = "tokenizer.json"
  public static let tokenizerConfiguration = "tokenizer_config.json"
  public static let specialTokensMap = "special_tokens_map.json"
  /// Where transformers keeps tokens that were added to a `vocab.txt`.
  public static let addedTokens = "added_tokens.json"
  /// What a model's directory says of the model.
  public static let modelConfiguration = "config.json"
  public static let manifest = "training.json"
  public static let card = "README.md"
  public static let tokenCounts = "token-counts.tsv"
  /// Where each token of a merge came from.
  public static let mergeMap = "merge-map.tsv"
  /// Where each token of a vocabulary went when it was pruned.
  public static let pruneMap = "prune-map.tsv"
  /// What a merge did.
  public static let report = "report.json"

  /// All that this toolkit writes there: a directory that holds anything else is not replaced.
  public static let all: Set<String> = [
    vocabulary, tokenizer, tokenizerConfiguration, specialTokensMap, manifest, card, tokenCounts, mergeMap, pruneMap,
    report,
  ]

  /// What says how a vocabulary is read.
  public static let reading: Set<String> = [
    vocabulary, tokenizer, tokenizerConfiguration, specialTokensMap, addedTokens, modelConfiguration, manifest,
  ]

  /// What is read of a vocabulary directory, of whoever made it.
  public static let read = all.union(reading)

  /// Checks that a directory could be written, before the work whose result it is to hold.
  /// - Throws: `VocabularyError.file`.
  public static func check(_ path: FilePath, replacing: Bool) throws(VocabularyError) {
    do {
      try StagedDirectory(path, replacing: replacing, ownFileNames: all).discard()
    } catch { throw .file(error) }
  }
}
