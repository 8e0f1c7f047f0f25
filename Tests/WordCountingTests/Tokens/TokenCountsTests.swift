import TestSupport
import Testing
import WordCounting
import WordPiece

struct TokenCountsTests {
  @Test func countsTokensOfEachDistinctWordOnce() throws {
    let tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "하", "##이", "##요", "하이"]
    let vocabulary = try Vocabulary(tokens: tokens.map { Array($0.utf8) })
    let words = [("하이요", 3), ("하", 1 << 40), ("하요", 2), ("나", 5), ("하나", 1)]
    let counts = WordCounts(words.map { (word: Array($0.utf8), count: $1) })
    for threads in 1...3 {
      let found = TokenCounts(counts, WordEncoder(vocabulary), threads: threads)
      #expect(found.occurrences == [0, 6, 0, 0, 0, 1 << 40 + 2, 0, 5, 3])
      #expect(found.unknownWords == 6)
      #expect(found.unknownDistinctWords == 2)
      #expect(found.tokens == 1 << 40 + 16)
    }
  }
}
