import CommentText
import ReportPages
import WordPiece

extension AuditPlan {
  /// The vocabularies for a page that cuts comments by itself; nil where added tokens take more than a page knows.
  func tryBox() throws -> TryBox? {
    guard encoders.allSatisfy(\.vocabulary.addedTokens.isEmpty) else { return nil }
    return try TryBox(
      zip(vocabularies, encoders).map { ($0.name, $1.vocabulary, $1.maximumScalarCount) }, pipeline)
  }
}

extension TryBox {
  /// - Parameter named: vocabularies without added tokens.
  init(_ named: [(name: String, vocabulary: WordPiece.Vocabulary, maximumScalarCount: Int)], _ pipeline: TextPipeline)
    throws
  {
    let vocabularies = named.map { name, vocabulary, maximumScalarCount in
      TryBox.Vocabulary(
        name: name, tokens: (0..<vocabulary.count).map { vocabulary.isInUse($0) ? vocabulary.text(of: $0) : "" },
        continuationPrefix: vocabulary.continuationPrefix,
        unknownToken: vocabulary.unknownID.map { vocabulary.text(of: $0) } ?? "",
        maximumScalarCount: maximumScalarCount,
        specialTokens: vocabulary.specialTokens.tokens.map { String(decoding: $0.bytes, as: UTF8.self) })
    }
    self.init(vocabularies: vocabularies, text: try TryBox.TextRules(pipeline))
  }
}

extension TryBox.TextRules {
  fileprivate init(_ pipeline: TextPipeline) throws {
    self.init(normalization: pipeline.normalization.rawValue, unicodeVersion: pipeline.unicodeVersion)
    let tables = PipelineTables(try CompiledPipeline(pipeline))
    whitespace = tables.whitespace
    punctuation = tables.punctuation
    deleted = tables.deleted
    ideographs = tables.ideographs
    unassigned = tables.unassigned
    stripped = tables.stripped
    lowercased = tables.lowercased
  }
}
