import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

@Suite struct LongWordTests {
  /// Words in which merges go far.
  enum Shape: CaseIterable {
    case oneLetter, twoLettersInTurn, fibonacci, randomLetters, twoEqualHalves

    func word(_ length: Int, _ random: inout SeededGenerator) -> String {
      switch self {
      case .oneLetter: return String(repeating: "가", count: length)
      case .twoLettersInTurn: return String(repeating: "ab", count: length / 2)
      case .fibonacci:
        var (word, next) = ("a", "ab")
        while word.count < length { (word, next) = (next, next + word) }
        return String(word.prefix(length))
      case .randomLetters: return letters(["가", "나", "다", "라"], length, &random)
      case .twoEqualHalves: return String(repeating: letters(["x", "는", "이"], length / 2, &random), count: 2)
      }
    }

    private func letters(_ letters: [String], _ count: Int, _ random: inout SeededGenerator) -> String {
      (0..<count).map { _ in letters.randomElement(using: &random)! }.joined()
    }
  }

  @Test(arguments: Shape.allCases)
  func `Long words count in training as the naive trainer counts them`(_ shape: Shape) throws {
    for seed in UInt64(0)..<4 {
      var random = SeededGenerator(seed: seed)
      var training = try RandomTraining(seed: 90_000 + seed)
      // Beside short words, so that both kinds of segments share pairs.
      for length in [64, 65, 66, 67, Int.random(in: 100...150, using: &random)] {
        training.counts[Array(shape.word(length, &random).utf8), default: 0] += 2
      }
      training.plan.mostShortPairs = 64
      training.plan.smallestSharedCount = [3, 256].randomElement(using: &random)!
      var naive = training.naive
      naive.train(training.counts)
      let result = try training.train()
      #expect(result.vocabulary.fileBytes == naive.vocabularyFile, "\(shape), seed \(seed)")
      #expect(result.merges.map(\.frequency) == naive.frequencies, "\(shape), seed \(seed)")
    }
  }

  /// Where going back to the segment's header at each visit would take hours.
  @Test(.timeLimit(.minutes(2)), arguments: [1, 2])
  func `A word of a million letters is halved again and again`(_ threads: Int) throws {
    var options = TrainingOptions()
    options.threads = threads
    let letterCount = 1 << 20
    let counts = WordCounts([(word: [UInt8](repeating: UInt8(ascii: "a"), count: letterCount), count: 3)])
    let merges = try Trainer(options).train(counts).merges
    // ##a 2²⁰ - 1 times, so pairs of them 2²⁰ - 2 times; then each of the halves is one fewer than half as many, and
    // one ##a is left.
    #expect(merges.count > 18)
    #expect(merges[0].frequency == 3 * (letterCount - 2))
    #expect(merges[1].frequency == 3 * (letterCount / 2 - 2))
  }

  @Test(.timeLimit(.minutes(2)))
  func `A word of 30,000 characters that occur once each is kept once`() throws {
    let word = (0..<30_000).compactMap { Unicode.Scalar(0x2_0000 + $0) }
    let bytes = Array(String(String.UnicodeScalarView(word)).utf8)
    var options = TrainingOptions()
    options.vocabularySize = 70_000
    options.alphabet = .coverage(1)
    // The second is smaller from its 29,000th character on, so all continuations are first in it.
    let smaller = bytes.prefix(29_000 * 4) + Array("a".utf8)
    let result = try Trainer(options).train(WordCounts([(word: bytes, count: 1), (word: Array(smaller), count: 1)]))
    let continuations = result.vocabulary.tokens.filter { $0.starts(with: Array("##".utf8)) }
    #expect(continuations.first.map { Array($0) } == Array("##\u{20001}".utf8))
    #expect(continuations.count > 29_999)
  }

  @Test func `Continuations stand in the order of the smallest words that hold them`() throws {
    for seed in UInt64(0)..<20 {
      var random = SeededGenerator(seed: seed)
      // Long words of many characters that begin alike, some of them parts of others.
      let shared = (0..<40).map { _ in Unicode.Scalar(UInt32.random(in: 0xAC00...0xAC80, using: &random))! }
      var training = try RandomTraining(seed: seed)
      training.counts = [:]
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let end = (0..<Int.random(in: 0...9, using: &random)).map { _ in
          Unicode.Scalar(UInt32.random(in: 0xAC00...0xAD00, using: &random))!
        }
        let scalars = shared.prefix(Int.random(in: 2...40, using: &random)) + end
        training.counts[Array(String(String.UnicodeScalarView(scalars)).utf8), default: 0] += 1
      }
      // Room for the alphabet and a few merges.
      training.naive.vocabularySize = 200
      training.options.vocabularySize = 200
      var naive = training.naive
      naive.train(training.counts)
      #expect(try training.train().vocabulary.fileBytes == naive.vocabularyFile, "seed \(seed)")
    }
  }
}
