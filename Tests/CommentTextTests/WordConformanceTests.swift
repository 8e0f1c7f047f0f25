import CommentText
import TestSupport
import Testing

@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct WordConformanceTests {
  struct Row: Decodable {
    var id: String
    var input: String
    var words: [String]
    var wordsUncased: [String]
    var wordsRaw: [String]
  }

  @Test("Every pre-tokeniser fixture is split as the reference splits it")
  func fixtures() throws {
    let raw = BertNormalization(cleansText: false, spacesCJK: false)
    let uncased = BertNormalization(lowercases: true, stripsAccents: true)
    let variants: [(BertNormalization, KeyPath<Row, [String]>)] = [
      (BertNormalization(), \.words), (uncased, \.wordsUncased), (raw, \.wordsRaw),
    ]
    let rows = try Fixtures.rows("pretok.jsonl", as: Row.self)
    #expect(rows.count > 1000)
    for (bert, expected) in variants {
      let pipeline = try CompiledPipeline(TextPipeline(normalization: .none, bert: bert))
      for row in rows {
        let words = row[keyPath: expected].map { Array($0.utf8) }
        #expect(pipeline.words(of: row.input) == words, "\(row.id) \(expected)")
      }
    }
  }
}
