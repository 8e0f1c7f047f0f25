public import CommentText
internal import FoundationEssentials
public import SystemPackage

/// What a saved report is about: its vocabularies, and the pipeline that its text went through.
public struct AuditedTexts: Sendable {
  public let pipeline: TextPipeline
  public let vocabularies: [(name: String, digest: String)]

  /// - Throws: `VocabAuditError.baselineSchema`, `.unreadableBaseline`, as for a baseline.
  public init(json: [UInt8], path: FilePath) throws(VocabAuditError) {
    let baseline = try Baseline(json: json, path: path)
    guard let pipeline = baseline.pipeline else {
      throw .baselineSchema(path, found: baseline.schema, expected: AuditReport.schema)
    }
    self.pipeline = pipeline
    vocabularies = baseline.vocabularies.compactMap { $0.report.map { ($0.name, $0.digest) } }
  }
}
