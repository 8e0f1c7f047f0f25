import TestSupport
import Testing
import WordPiece

/// Encoding many words together against encoding each by its definition.
@Suite struct EncoderGroupTests {
  /// What encoders make of words, batch by batch: the ids, none for an unknown word, and where they end.
  private func encode(
    _ words: [[UInt8]], _ encoders: [WordEncoder], batchSize: Int
  ) -> [(ids: [[Int32]], ends: [[Int]])] {
    var batch = ScalarWords(capacity: batchSize, resultCount: encoders.count + 1)
    defer { batch.deallocate() }
    let groups = EncoderGroup.groups(encoders)
    var found: [(ids: [[Int32]], ends: [[Int]])] = []
    for first in stride(from: 0, to: words.count, by: batchSize) {
      let part = words[first..<min(first + batchSize, words.count)]
      for word in part {
        (word + [0xFF, 0xFF, 0xFF]).withUnsafeBytes {
          _ = batch.append(UnsafeRawBufferPointer(rebasing: $0.dropLast(WordEncoder.padding)))
        }
      }
      for group in groups { group.encode(batch) }
      for number in 0..<batch.count {
        let start = Int(batch.starts[number])
        let pieces = encoders.indices.map { batch.pieces(of: number, result: $0) }
        found.append((pieces.map { $0.map(\.token) }, pieces.map { $0.map { Int($0.end) - start } }))
        #expect(
          Array(batch.scalars(of: number))
            == String(decoding: words[first + number], as: UTF8.self).unicodeScalars.map(\.value))
      }
      batch.removeAll()
    }
    return found
  }

  /// What a word is cut into by definition; nothing if it is unknown.
  private func plainIDs(_ word: [UInt8], _ vocabulary: Vocabulary, limit: Int) -> [Int32] {
    let ids = PlainWordEncoder(vocabulary, maximumScalarCount: limit).encode(word)
    return ids == [0] ? [] : ids
  }

  /// Where the pieces of a word end, in scalars: all but the first stand behind the prefix.
  private func plainEnds(_ ids: [Int32], _ vocabulary: Vocabulary) -> [Int] {
    var end = 0
    return ids.map { id in
      end += vocabulary.text(of: Int(id)).unicodeScalars.count - (end == 0 ? 0 : 2)
      return end
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `words together are encoded as each by itself, for one vocabulary and for several`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...6, using: &random)
    var vocabularies = try (0..<count).map { _ in try RandomText.vocabulary(&random) }
    // Some hold all of another's tokens, and some are equal.
    if count > 1, Bool.random(using: &random) {
      let tokens = Array(vocabularies[0].tokens)
      vocabularies[1] = try Vocabulary(
        tokens: tokens + vocabularies[1].tokens.filter { !tokens.contains($0) },
        specialTokens: vocabularies[0].specialTokens, continuationPrefix: vocabularies[0].continuationPrefix)
    }
    if count > 2, Bool.random(using: &random) { vocabularies[2] = vocabularies[0] }
    let limits = vocabularies.map { _ in [100, 100, 3, 1, 1000].randomElement(using: &random) ?? 100 }
    let words = (0..<300).map { _ in
      RandomText.word(&random, maximumScalarCount: Int.random(in: 0..<20, using: &random) == 0 ? 120 : 9)
    }
    let batchSize = Int.random(in: 1...256, using: &random)
    let isTogether = Int.random(in: 0..<4, using: &random) > 0
    let encoders =
      isTogether
      ? WordEncoder.together(zip(vocabularies, limits).map { ($0, $1) })
      : zip(vocabularies, limits).map { WordEncoder($0, maximumScalarCount: $1) }
    let found = encode(words, encoders, batchSize: batchSize)
    for number in words.indices {
      let ids = vocabularies.indices.map { plainIDs(words[number], vocabularies[$0], limit: limits[$0]) }
      let ends = vocabularies.indices.map { plainEnds(ids[$0], vocabularies[$0]) }
      let isRight = found[number].ids == ids && found[number].ends == ends
      #expect(isRight, "seed \(seed), batches of \(batchSize), word \(words[number])")
      guard isRight else { return }
      for (place, encoder) in encoders.enumerated() {
        #expect(encoder.encode(words[number]).filter { $0 != encoder.unknownID } == ids[place], "seed \(seed)")
      }
    }
  }

  @Test func `empty, unknown and very long words stand in their places`() throws {
    let tokens = ["[UNK]", "가", "##가"].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
    let encoder = WordEncoder(vocabulary, maximumScalarCount: 10_000)
    let long = [UInt8](String(repeating: "가", count: 9_000).utf8)
    let words = [[], Array("가".utf8), Array("나".utf8), long, Array("가나".utf8), Array("가가".utf8), []]
    let found = encode(words, [encoder], batchSize: 7).map { $0.ids[0] }
    #expect(found == [[], [1], [], [1] + [Int32](repeating: 2, count: 8_999), [], [1, 2], []])
  }

  @Test func `a vocabulary without continuations knows whole words only`() throws {
    let vocabulary = try Vocabulary(
      tokens: ["[UNK]", "a", "ab"].map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"]))
    let found = encode(["a", "ab", "aa", "abb", "b"].map { Array($0.utf8) }, [WordEncoder(vocabulary)], batchSize: 5)
    #expect(found.map { $0.ids[0] } == [[1], [2], [], [], []])
  }
}
