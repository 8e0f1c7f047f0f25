import Testing
import VocabMerging
import WordCounting
import WordPiece

/// Choosing by what entries do on a corpus, by hand.
@Suite struct ChoosingTests {
  private func merge(
    _ base: Vocabulary, _ donor: Vocabulary, on words: KeyValuePairs<String, Int>,
    change: (inout MergeOptions) -> Void
  ) throws -> MergeResult {
    var options = MergeOptions()
    change(&options)
    let counts = WordCounts(words.map { (Array($0.key.utf8), $0.value) })
    return try VocabularyMerger(base: parent(base, "base"), donors: [parent(donor)], options: options).merge(on: counts)
  }

  @Test func `Occurrences are counted as a token, not as a part of the text`() throws {
    // 가나 stands in both words, but in the second it is covered by the longer entry.
    let result = try merge(
      vocabulary("가", "##나", "##다"), vocabulary("가나", "가나다"), on: ["가나": 2, "가나다": 3]
    ) { $0.minimumOccurrences = 3 }
    #expect(texts(result.vocabulary).dropFirst(8) == ["가나다"])
    #expect(result.report.donors[0].notChosenBy.minCount == 1)
  }

  @Test func `What goes is counted for what it gave way to`() throws {
    // With all three, ABC has 2, AB 2, ##C 0. The last of those that occur least is ##C; then ABC; its two go to AB.
    let result = try merge(
      vocabulary("a", "##b", "##c"), vocabulary("ab", "abc", "##bc"), on: ["ab": 2, "abc": 2]
    ) { $0.minimumOccurrences = 3 }
    #expect(texts(result.vocabulary).dropFirst(8) == ["ab"])
  }

  @Test func `The limit keeps what saves most, by segmenting anew`() throws {
    // 가나 and 가나다 save the same as long as both are there; what is lost with 가나다 is then 가나's to keep.
    let words: KeyValuePairs = ["가나다": 10, "라마": 4, "바": 1]
    let result = try merge(
      vocabulary("가", "##나", "##다", "라", "##마", "바"), vocabulary("가나", "라마", "가나다", "##나다"), on: words
    ) { $0.maximumAdded = 2 }
    #expect(texts(result.vocabulary).dropFirst(11) == ["라마", "가나다"])
    #expect(result.report.donors[0].notChosenBy.limit == 2)
  }

  @Test func `Making a word known is a saving`() throws {
    // Without 뷁 the word is one [UNK], which is fewer tokens but not less.
    let result = try merge(
      vocabulary("가", "나", "##나"), vocabulary("가나", "뷁"), on: ["가나": 1, "뷁나나나": 1]
    ) { $0.maximumAdded = 1 }
    #expect(texts(result.vocabulary).last == "뷁")
  }

  @Test func `What an unknown word costs decides between known words and shorter text`() throws {
    // Without 가나 the text has three tokens more; without 뷁 one word is lost.
    for (cost, expected) in [(2, "가나"), (4, "가나"), (5, "뷁"), (1000, "뷁")] {
      let result = try merge(
        vocabulary("가", "##나"), vocabulary("가나", "뷁"), on: ["가나": 3, "뷁": 1]
      ) {
        $0.maximumAdded = 1
        $0.unknownWordCost = cost
      }
      // Known, the lost word has one token and saves one less than it costs; at 4 both save three, and the last goes.
      #expect(texts(result.vocabulary).last == expected, "\(cost)")
    }
  }

  @Test func `Single characters come first where that is asked for, seen or not`() throws {
    let (base, donor) = (try vocabulary("가", "##나"), try vocabulary("가나", "##나나", "##뷁", "똠", "##나나나"))
    let words: KeyValuePairs = ["가나": 5, "가나나": 3]
    let plain = try merge(base, donor, on: words) { $0.maximumAdded = 3 }
    #expect(texts(plain.vocabulary).dropFirst(7) == ["가나", "##나나", "##뷁"])
    for (limit, expected) in [
      (1, ["##뷁"]), (2, ["##뷁", "똠"]), (3, ["가나", "##뷁", "똠"]), (4, ["가나", "##나나", "##뷁", "똠"]),
    ] {
      let result = try merge(base, donor, on: words) {
        $0.maximumAdded = limit
        $0.takesCharactersFirst = true
      }
      #expect(texts(result.vocabulary).dropFirst(7) == expected[...], "\(limit)")
    }
    let first = try VocabMergingTests.merge(base, donor) {
      $0.maximumAdded = 3
      $0.takesCharactersFirst = true
    }
    #expect(texts(first.vocabulary).dropFirst(7) == ["가나", "##뷁", "똠"])
  }

  @Test func `Counts beyond 32 bits add up`() throws {
    let result = try merge(
      vocabulary("가", "##나"), vocabulary("가나", "다"), on: ["가나": 1 << 33, "다": (1 << 33) - 1]
    ) { $0.minimumOccurrences = 1 << 33 }
    #expect(texts(result.vocabulary).last == "가나")
  }

  @Test(arguments: [(1 << 61, 1), (1 << 52, 1 << 11), (Int.max, 1)])
  func `Counts too large to be weighed are refused, whatever is asked for`(count: Int, cost: Int) throws {
    let (base, donor) = (try vocabulary("가", "##나"), try vocabulary("가나", "다"))
    for maximumAdded in [nil, 1] {
      let words: KeyValuePairs = ["가나": count]
      let expected = VocabMergingError.countsTooLarge(unknownWordCost: cost)
      if maximumAdded == nil && count < 1 << 60 {
        // Nothing is weighed, so that the cost does not count.
        #expect(throws: Never.self) { try merge(base, donor, on: words) { $0.unknownWordCost = cost } }
        continue
      }
      #expect(throws: expected) {
        try merge(base, donor, on: words) {
          $0.unknownWordCost = cost
          $0.maximumAdded = maximumAdded
        }
      }
    }
  }

  @Test func `Counts that just can be weighed are`() throws {
    let result = try merge(
      vocabulary("가", "##나"), vocabulary("가나", "다"), on: ["가나": 1 << 51, "다": 3]
    ) {
      $0.unknownWordCost = 1 << 10
      $0.maximumAdded = 1
    }
    #expect(texts(result.vocabulary).last == "가나")
  }
}
