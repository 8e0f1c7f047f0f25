import VocabMerging
import WordPiece

/// A vocabulary of BERT's special tokens and then these.
func vocabulary(_ tokens: String..., prefix: String = "##") throws -> Vocabulary {
  try Vocabulary(tokens: (SpecialTokens.bert.all + tokens).map { Array($0.utf8) }, continuationPrefix: prefix)
}

/// A parent named after its place.
func parent(_ vocabulary: Vocabulary, _ name: String = "donor") -> MergeParent {
  MergeParent(name: name, vocabulary: vocabulary)
}

/// The merged tokens as text.
func texts(_ vocabulary: Vocabulary) -> [String] { (0..<vocabulary.count).map { vocabulary.text(of: $0) } }

/// Merges donors into a base.
func merge(
  _ base: Vocabulary, _ donors: Vocabulary..., change: (inout MergeOptions) throws -> Void = { _ in }
) throws -> MergeResult {
  var options = MergeOptions()
  try change(&options)
  let named = donors.enumerated().map { MergeParent(name: "donor\($0 + 1)", vocabulary: $1) }
  return try VocabularyMerger(base: parent(base, "base"), donors: named, options: options).merge()
}
