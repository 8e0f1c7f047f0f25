import CommentText
import TestSupport
import Testing

@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct NormalizationConformanceTests {
  struct Row: Decodable {
    var id: String
    var input: String
    var cased: String
    var uncased: String
    var lowerKeepAccents: String
    var cleanTextOnly: String
  }

  @Test("Every normaliser fixture comes out as the reference has it")
  func fixtures() throws {
    let uncased = BertNormalization(lowercases: true, stripsAccents: true)
    let variants: [(BertNormalization, KeyPath<Row, String>)] = [
      (BertNormalization(), \.cased), (uncased, \.uncased),
      (BertNormalization(lowercases: true), \.lowerKeepAccents),
      (BertNormalization(spacesCJK: false), \.cleanTextOnly),
    ]
    let rows = try Fixtures.rows("normalize.jsonl", as: Row.self)
    #expect(rows.count > 1000)
    for (bert, expected) in variants {
      let pipeline = try CompiledPipeline(TextPipeline(normalization: .none, bert: bert))
      for row in rows {
        #expect(pipeline.normalize(row.input) == Array(row[keyPath: expected].utf8), "\(row.id) \(expected)")
      }
    }
  }
}
