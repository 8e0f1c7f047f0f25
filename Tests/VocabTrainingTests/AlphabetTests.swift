import TestSupport
import Testing
import VocabTraining
import WordCounting

@Suite struct AlphabetTests {
  /// 가 starts words and stands inside, 나 only starts them; 漢 and ! are words of their own; 다 occurs once.
  private let words = [("가가", 5), ("나가", 3), ("漢", 4), ("!", 2), ("다", 1)].map {
    (word: Array($0.0.utf8), count: $0.1)
  }

  private func train(_ change: (inout TrainingOptions) -> Void) throws -> TrainingResult {
    var options = TrainingOptions()
    options.minimumFrequency = 100
    change(&options)
    return try Trainer(options).train(WordCounts(words))
  }

  private func tokens(_ result: TrainingResult) -> [String] {
    (5..<result.vocabulary.count).map { result.vocabulary.text(of: $0) }
  }

  @Test func `A character gets a token where it was seen`() throws {
    #expect(try tokens(train { _ in }) == ["!", "漢", "가", "나", "다", "##가"])
  }

  @Test func `With both positions what may stand inside words gets a token there, by code point after the others`()
    throws
  {
    let result = try train { $0.alphabetPositions = .both }
    #expect(tokens(result) == ["!", "漢", "가", "나", "다", "##가", "##나", "##다"])
    #expect(result.alphabet.continuationCount == 3)
    let required = try train {
      $0.alphabetPositions = .both
      $0.alphabet = .limit(1)
      $0.requiredCharacters = ["하", "?"]
    }
    #expect(tokens(required) == ["?", "가", "하", "##가", "##하"])
  }

  @Test func `There must be room for both forms`() throws {
    let size = { (size: Int) in
      try self.tokens(
        self.train {
          $0.alphabetPositions = .both
          $0.vocabularySize = size
        })
    }
    // From the most frequent on: 가 13, 漢 4, 나 3, ! 2, 다 1.
    #expect(try size(5 + 3) == ["漢", "가", "##가"])
    #expect(try size(5 + 4) == ["漢", "가", "##가"])
    #expect(try size(5 + 5) == ["漢", "가", "나", "##가", "##나"])
  }

  @Test func `Rare characters are left out unless they are required`() throws {
    #expect(try tokens(train { $0.minimumCharacterOccurrences = 3 }) == ["漢", "가", "나", "##가"])
    let required = try train {
      $0.minimumCharacterOccurrences = 3
      $0.requiredCharacters = ["다", "라"]
    }
    #expect(tokens(required) == ["漢", "가", "나", "다", "라", "##가"])
    #expect(throws: TrainingError.negative(.minimumCharacterOccurrences, -1)) {
      try train { $0.minimumCharacterOccurrences = -1 }
    }
  }

  @Test func `Required characters stand beside a limit, or within it as Hugging Face has it`() throws {
    #expect(
      try tokens(train { ($0.alphabet, $0.requiredCharacters) = (.limit(2), ["라", "마"]) }) == [
        "漢", "가", "라", "마", "##가",
      ])
    let within = try train {
      ($0.alphabet, $0.requiredCharacters, $0.countsRequiredCharacters) = (.limit(2), ["라", "마"], true)
    }
    #expect(tokens(within) == ["라", "마"])
  }
}
