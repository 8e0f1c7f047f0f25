import CommentText
import SystemPackage
import WordPiece

/// Writes a vocabulary that was read as a directory and reads it back.
/// - Parameter onDisk: whether the directory is one of files, and not the same in memory.
func claimRoundTrip(_ loaded: LoadedVocabulary, onDisk: Bool) throws {
  let pipeline = loaded.pipeline ?? .standard
  let manifest = VocabularyManifest(
    "training", ["lines": 1], vocabulary: loaded.vocabulary, pipeline: pipeline, toolVersion: "0")
  var directory = VocabularyDirectory(manifest: manifest, tokenCounts: nil, card: "")
  directory.maximumScalarCount = loaded.maximumScalarCount
  let again: LoadedVocabulary
  if onDisk {
    let path = Scratch.folder.appending("written")
    try directory.write(to: path, replacing: true)
    again = try LoadedVocabulary(contentsOf: path)
  } else {
    again = try LoadedVocabulary(files: directory.files(), path: "written")
  }
  claimEqual(again.vocabulary.fileBytes, loaded.vocabulary.fileBytes, "the tokens")
  claimEqual(again.vocabulary.specialTokens, loaded.vocabulary.specialTokens, "the special tokens")
  claimEqual(again.vocabulary.continuationPrefix, loaded.vocabulary.continuationPrefix, "the prefix")
  claimEqual(again.pipeline, pipeline, "the pipeline")
  claimEqual(again.maximumScalarCount, loaded.maximumScalarCount, "the longest word")
}

/// Encodes a little text with a vocabulary from outside.
func encodeSample(_ loaded: LoadedVocabulary) throws {
  let words = WordEncoder(loaded.vocabulary, maximumScalarCount: loaded.maximumScalarCount)
  let encoder = TextEncoder(words, try KnownPipelines.compiled(loaded.pipeline ?? .standard))
  let outcome = Outcome { try encoder.encode("안녕 하이요 ㅋㅋㅋ [MASK] 😀!") }
  // A vocabulary without an unknown token cannot spell everything.
  if loaded.vocabulary.unknownID != nil, case .failure(let error) = outcome { fail("\(error)") }
}
