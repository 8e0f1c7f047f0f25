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
