internal import CommentText
internal import Coverage
internal import WordPiece

/// Which tokens a vocabulary could take in and some text would give: what a merge does not warn of.
struct ReachableTokens {
  private let vocabulary: Vocabulary
  private let test: ReachabilityTest

  /// - Parameter coverage: measured with the vocabulary in the first place.
  init(_ coverage: CorpusCoverage) {
    let own = coverage.vocabularies[0]
    vocabulary = own.vocabulary
    do {
      test = ReachabilityTest(
        pipeline: try CompiledPipeline(coverage.words.pipeline.uncleaned),
        specialTokens: Set(vocabulary.specialTokens.tokens.map(\.bytes)),
        continuationPrefix: Array(vocabulary.continuationPrefix.utf8), wordLimit: own.encoder.maximumScalarCount)
    } catch {
      preconditionFailure("words were counted by a pipeline that cannot be compiled: \(error)")
    }
  }

  /// Whether each of the tokens is new and can be had.
  /// - Complexity: as `ReachabilityTest.causes`.
  func usable(_ tokens: [SuggestedToken]) -> [Bool] {
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    let entries = tokens.map { $0.bytes(continuationPrefix: vocabulary.continuationPrefix) }
    return zip(zip(tokens, entries), test.causes(of: entries)).map { token, cause in
      // A word that begins like a continuation piece would be taken for one.
      (token.0.isContinuation || !token.0.text.starts(with: prefix)) && cause == nil
        && vocabulary.id(of: token.1) == nil
    }
  }
}
