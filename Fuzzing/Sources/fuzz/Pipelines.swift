import CommentText
import Oracles

/// Every pipeline there is, each with its plain twin.
struct Pipelines {
  let all: [(compiled: CompiledPipeline, plain: OracleTextPipeline)]

  init() throws {
    all = try UnicodeNormalization.allCases.flatMap { form in
      try (0..<16).map { bits in
        let bert = BertNormalization(
          cleansText: bits & 1 == 0, spacesCJK: bits & 2 == 0, lowercases: bits & 4 != 0, stripsAccents: bits & 8 != 0)
        let pipeline = TextPipeline(normalization: form, bert: bert)
        return (try CompiledPipeline(pipeline), OracleTextPipeline(pipeline))
      }
    }
  }
}

/// Pipelines that were asked for before: their tables take milliseconds, an input a hundredth of that.
enum KnownPipelines {
  /// Touched by libFuzzer's one thread.
  nonisolated(unsafe) private static var compiled: [TextPipeline: CompiledPipeline] = [:]

  static func compiled(_ pipeline: TextPipeline) throws -> CompiledPipeline {
    if let known = compiled[pipeline] { return known }
    let made = try CompiledPipeline(pipeline)
    compiled[pipeline] = made
    return made
  }
}
