import TestSupport
import Testing
import WordPiece

/// Encoding many words together against encoding each by its definition.
@Suite struct ScalarWordsTests {
  /// What an encoder makes of words, batch by batch; an unknown word has no ids.
  /// - Parameter known: for the first encoder, from the others.
  private func encode(
    _ words: [[UInt8]], _ encoders: [WordEncoder], batchSize: Int, known: Int? = nil
  ) -> [[[Int32]]] {
    var batch = ScalarWords(capacity: batchSize, resultCount: encoders.count)
    defer { batch.deallocate() }
    var found: [[[Int32]]] = []
    for first in stride(from: 0, to: words.count, by: batchSize) {
      let part = words[first..<min(first + batchSize, words.count)]
      for word in part {
        (word + [0xFF, 0xFF, 0xFF]).withUnsafeBytes {
          _ = batch.append(UnsafeRawBufferPointer(rebasing: $0.dropLast(WordEncoder.padding)))
        }
      }
      for (place, encoder) in encoders.enumerated().reversed() {
        encoder.encode(batch, result: place, known: place == 0 ? known : nil)
      }
      for number in 0..<batch.count {
        found.append(encoders.indices.map { Array(batch.ids(of: number, result: $0)) })
        #expect(
          Array(batch.scalars(of: number))
            == String(decoding: words[first + number], as: UTF8.self).unicodeScalars.map(\.value))
      }
      batch.removeAll()
    }
    return found
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `words together are encoded as each by itself`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vocabularies = [try RandomText.vocabulary(&random), try RandomText.vocabulary(&random)]
    let limit = [100, 3, 1, 1000][Int(seed % 4)]
    let words = (0..<300).map { _ in
      RandomText.word(&random, maximumScalarCount: Int.random(in: 0..<20, using: &random) == 0 ? 120 : 9)
    }
    let batchSize = Int.random(in: 1...ScalarWords.largestCapacity, using: &random)
    let found = encode(words, vocabularies.map { WordEncoder($0, maximumScalarCount: limit) }, batchSize: batchSize)
    for (place, vocabulary) in vocabularies.enumerated() {
      let plain = PlainWordEncoder(vocabulary, maximumScalarCount: limit)
      let differing = words.indices.first { number in
        let expected = plain.encode(words[number])
        return found[number][place] != (expected == [0] ? [] : expected)
      }
      #expect(differing == nil, "seed \(seed), batches of \(batchSize), word \(words[differing ?? 0])")
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `what an extension's result tells of a vocabulary is what encoding gives`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (first, more) = (try RandomText.vocabulary(&random), try RandomText.vocabulary(&random))
    let tokens = Array(first.tokens)
    let extended = try Vocabulary(
      tokens: tokens + more.tokens.filter { !tokens.contains($0) }, specialTokens: first.specialTokens,
      continuationPrefix: first.continuationPrefix)
    let limit = [100, 3, 1][Int(seed % 3)]
    let encoders = [first, extended].map { WordEncoder($0, maximumScalarCount: limit) }
    #expect(encoders[0].isExtended(by: encoders[1]), "seed \(seed)")
    #expect(encoders[1].isExtended(by: encoders[0]) == (extended.count == first.count), "seed \(seed)")
    #expect(!encoders[0].isExtended(by: WordEncoder(extended, maximumScalarCount: limit + 1)))
    let words = (0..<300).map { _ in RandomText.word(&random, maximumScalarCount: 9) }
    let found = encode(words, encoders, batchSize: 100, known: 1)
    let plain = PlainWordEncoder(first, maximumScalarCount: limit)
    let differing = words.indices.first { number in
      let expected = plain.encode(words[number])
      return found[number][0] != (expected == [0] ? [] : expected)
    }
    #expect(differing == nil, "seed \(seed), word \(words[differing ?? 0])")
  }

  @Test func `empty, unknown and very long words stand in their places`() throws {
    let tokens = ["[UNK]", "가", "##가"].map { Array($0.utf8) }
    let vocabulary = try Vocabulary(tokens: tokens, specialTokens: SpecialTokens(["[UNK]"]))
    let encoder = WordEncoder(vocabulary, maximumScalarCount: 10_000)
    let long = [UInt8](String(repeating: "가", count: 9_000).utf8)
    let words = [[], Array("가".utf8), Array("나".utf8), long, Array("가나".utf8), Array("가가".utf8), []]
    let found = encode(words, [encoder], batchSize: 7).map { $0[0] }
    #expect(found == [[], [1], [], [1] + [Int32](repeating: 2, count: 8_999), [], [1, 2], []])
  }

  @Test func `a vocabulary without continuations knows whole words only`() throws {
    let vocabulary = try Vocabulary(
      tokens: ["[UNK]", "a", "ab"].map { Array($0.utf8) }, specialTokens: SpecialTokens(["[UNK]"]))
    let found = encode(["a", "ab", "aa", "abb", "b"].map { Array($0.utf8) }, [WordEncoder(vocabulary)], batchSize: 5)
    #expect(found == [[[1]], [[2]], [[]], [[]], [[]]])
  }
}
