public import SystemPackage
internal import WordPiece
public import CorpusReading

extension MergeResult {
  /// Writes the merged vocabulary as a directory that loads like any other, with its report and its map.
  ///
  /// The same merge gives the same bytes.
  /// - Parameters:
  ///   - replacing: whether a vocabulary directory that stands there is replaced.
  ///   - tokenCounts: occurrences of each token on the corpus; nil without one.
  ///   - sources: of the corpus.
  /// - Throws: `VocabMergingError.vocabulary`.
  public func write(
    to path: FilePath, replacing: Bool, toolVersion: String, tokenCounts: [Int]? = nil,
    sources: [SourceDescription] = []
  ) throws(VocabMergingError) {
    let manifest = VocabularyManifest(
      "merge", details(sources: sources), vocabulary: vocabulary, pipeline: pipeline, toolVersion: toolVersion)
    var directory = VocabularyDirectory(manifest: manifest, tokenCounts: tokenCounts, card: card)
    directory.maximumScalarCount = maximumScalarCount
    directory.surroundings = try? parents[0].surroundings?.get()
    directory.decoding = try? parents[0].decoding?.get()
    directory.cleansUpDecodedText = parents[0].cleansUpDecodedText ?? true
    directory.extraFiles = [VocabularyFiles.mergeMap: map.fileBytes, VocabularyFiles.report: report.json]
    do throws(VocabularyError) {
      try directory.write(to: path, replacing: replacing)
    } catch { throw .vocabulary(error) }
  }
}
