import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

@Suite struct TrainerTests {
  private func counts(_ words: [(String, Int)]) -> WordCounts {
    WordCounts(words.map { (word: Array($0.0.utf8), count: $0.1) })
  }

  private func tokens(_ result: TrainingResult) -> [String] {
    result.vocabulary.tokens.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `A worked example`() throws {
    var options = TrainingOptions()
    options.specialTokens = try SpecialTokens(["[UNK]"])
    // 하이 5, 하요 2, 이요 2: (하, ##이) 5 is merged, then (이, ##요) 2 and (하, ##요) 2 by their left ids, 이 being the
    // lower code point … of 요, 이, 하.
    let result = try Trainer(options).train(counts([("하이", 5), ("하요", 2), ("이요", 2)]))
    #expect(
      tokens(result) == ["[UNK]", "요", "이", "하", "##요", "##이", "하이", "이요", "하요"])
    #expect(result.merges.map(\.frequency) == [5, 2, 2])
    #expect(result.end == .noPairLeft && result.smallestMergeFrequency == 2)
  }

  @Test func `An empty corpus gives the special tokens`() throws {
    let result = try Trainer().train(counts([]))
    #expect(tokens(result) == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    #expect(result.end == .noPairLeft && result.smallestMergeFrequency == nil)
    var options = TrainingOptions()
    options.allowsEmptyAlphabet = false
    #expect(throws: TrainingError.emptyAlphabet) { try Trainer(options).train(counts([])) }
  }

  @Test func `A size that special tokens and alphabet exceed is kept to, or said`() throws {
    var options = TrainingOptions()
    options.vocabularySize = 6
    options.alphabet = .limit(100)
    let words = counts([("가나", 3)])
    // [PAD] [UNK] [CLS] [SEP] [MASK] 가 나 ##나
    #expect(try Trainer(options).train(words).vocabulary.count == 8)
    options.allowsLarger = false
    #expect(
      throws: TrainingError.vocabularySizeTooSmall(size: 6, specialTokens: 5, characters: 2, smallest: 8)
    ) { try Trainer(options).train(words) }
    options.vocabularySize = 8
    #expect(try Trainer(options).train(words).vocabulary.count == 8)
  }

  @Test func `The alphabet is what there is room for, unless it is chosen`() throws {
    // In order of occurrences: 가 6, 나 3, 다 2, 라 1; each is first in its word, so one token a character.
    let words = counts([("가", 6), ("나", 3), ("다", 2), ("라", 1)])
    func kept(_ alphabet: AlphabetSelection, size: Int = 30_000, required: [Unicode.Scalar] = []) throws -> String {
      var options = TrainingOptions()
      options.alphabet = alphabet
      options.vocabularySize = size
      options.requiredCharacters = required
      return try Trainer(options).train(words).alphabet.kept.map { String($0.character) }.joined()
    }
    #expect(try kept(.fitting) == "가나다라")
    #expect(try kept(.fitting, size: 7) == "가나")
    #expect(try kept(.limit(3)) == "가나다")
    #expect(try kept(.limit(0)) == "")
    #expect(try kept(.coverage(0.75)) == "가나")
    #expect(try kept(.coverage(0.76)) == "가나다")
    #expect(try kept(.coverage(1)) == "가나다라")
    #expect(try kept(.limit(1), required: ["라", "!"]) == "!가라")
    #expect(try kept(.limit(2), required: ["가", "!"]) == "!가나")
    #expect(try kept(.coverage(0.75), required: ["라", "!"]) == "!가나라")
    #expect(try kept(.limit(0), required: ["라", "!"]) == "!라")
  }

  @Test func `What is dropped is reported, from the most frequent on`() throws {
    var options = TrainingOptions()
    options.alphabet = .limit(1)
    let report = try Trainer(options).train(counts([("가다", 6), ("나", 3), ("라", 3)])).alphabet
    #expect(report.kept.map(\.character) == ["가"])
    #expect(report.dropped.map(\.character) == ["다", "나", "라"])
    #expect(report.dropped.map(\.occurrences) == [6, 3, 3] && report.droppedOccurrences == 12)
  }

  @Test func `Counts that 32 bits or a double cannot hold decide rightly`() throws {
    for base in [1 << 31, 1 << 32, 1 << 53, 1 << 60] {
      // As doubles both counts are equal from 2⁵³ on, and the lower ids would win; in 32 bits ##b would be rare.
      let result = try Trainer().train(counts([("ab", base), ("cd", base + 1)]))
      #expect(tokens(result).suffix(2) == ["cd", "ab"])
      #expect(result.merges.map(\.frequency) == [base + 1, base])
    }
    // The sum over words is what is large.
    let words = (0..<16).map { ("ab\($0)", 1 << 50) } + [("cd", 1 << 54 + 1)]
    #expect(try Trainer().train(counts(words)).merges.prefix(2).map(\.frequency) == [1 << 54 + 1, 1 << 54])
  }

  @Test func `Large counts give what the naive trainer gives`() throws {
    for seed in UInt64(0)..<300 {
      var random = try RandomTraining(seed: 70_000 + seed)
      var generator = SeededGenerator(seed: seed)
      let scale = Bool.random(using: &generator) ? 1 << 32 : 1 << 50
      random.counts = random.counts.mapValues { $0 * scale + Int.random(in: 0...2, using: &generator) }
      var naive = random.naive
      naive.train(random.counts)
      let result = try random.train()
      guard result.vocabulary.fileBytes == naive.vocabularyFile, result.merges.map(\.frequency) == naive.frequencies
      else {
        Issue.record("seed \(seed)")
        return
      }
    }
  }

  @Test func `More than 63 bits can count is an error, not another vocabulary`() {
    #expect(throws: TrainingError.tooManyOccurrences) {
      try Trainer().train(counts([("ab", .max / 2), ("cd", .max / 2)]))
    }
  }

  @Test func `Options that cannot be are refused`() {
    func refusal(_ change: (inout TrainingOptions) -> Void) -> TrainingError? {
      var options = TrainingOptions()
      change(&options)
      do throws(TrainingError) { _ = try Trainer(options).train(counts([])) } catch { return error }
      return nil
    }
    #expect(refusal { $0.vocabularySize = -1 } == .negative(.vocabularySize, -1))
    #expect(refusal { $0.minimumFrequency = -2 } == .negative(.minimumFrequency, -2))
    #expect(refusal { $0.alphabet = .limit(-3) } == .negative(.alphabetLimit, -3))
    #expect(refusal { $0.alphabet = .coverage(1.5) } == .coverageOutOfRange(1.5))
  }

  @Test func `Progress is told, and can stop the training`() throws {
    let words = counts([("가나다라", 9), ("가나", 4), ("다라", 3)])
    var stages: [TrainingProgress.Stage] = []
    _ = try Trainer().train(words) {
      stages.append($0.stage)
      return true
    }
    #expect(stages.first == .countingCharacters && stages.contains(.countingPairs))
    #expect(throws: TrainingError.cancelled) { try Trainer().train(words) { _ in false } }
  }
}
