import CommentText
import FoundationEssentials
import TestSupport
import Testing
import WordPiece

@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct EncodingConformanceTests {
  struct Row: Decodable {
    var id: String
    var input: String
    var tokens: [String]
    var ids: [Int32]
    var idsWithSpecial: [Int32]
    var decodedSkipSpecial: String
    var decodedAll: String
  }

  @Test func `every encoding fixture is encoded and decoded as the reference does it`() throws {
    let vocabulary = try Shared.vocabulary("kcbert-base-vocab.txt")
    let encoder = try TextEncoder(vocabulary, pipeline: TextPipeline(normalization: .none))
    let decoder = TextDecoder(vocabulary)
    let rows = try Fixtures.rows("encode.jsonl", as: Row.self)
    #expect(rows.count == 2339)
    for row in rows {
      encoder.addsSpecialTokens = false
      #expect(try encoder.encode(row.input) == row.ids, "\(row.id)")
      let tokens = try encoder.tokens(of: row.input).map { Array($0.utf8) }
      #expect(tokens == row.tokens.map { Array($0.utf8) }, "\(row.id)")
      encoder.addsSpecialTokens = true
      let withSpecial = try encoder.encode(row.input)
      #expect(withSpecial == row.idsWithSpecial, "\(row.id)")
      #expect(decoder.bytes(of: withSpecial) == Array(row.decodedSkipSpecial.utf8), "\(row.id)")
      let all = decoder.bytes(of: withSpecial, skipsSpecialTokens: false)
      #expect(all == Array(row.decodedAll.utf8), "\(row.id)")
    }
  }
}
