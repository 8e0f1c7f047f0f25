import CommentText
import TestSupport
import Testing
import VocabMerging
import WordCounting
import WordPiece

@Suite struct CuttingTests {
  private func cut(
    _ vocabulary: Vocabulary, on words: [(word: [UInt8], count: Int)] = [], _ change: (inout CuttingOptions) -> Void
  ) throws -> CuttingResult {
    var options = CuttingOptions()
    change(&options)
    let cutter = try VocabularyCutter(MergeParent(name: "v", vocabulary: vocabulary), options: options)
    return try cutter.cut(on: words.isEmpty ? nil : WordCounts(words))
  }

  private func texts(_ vocabulary: Vocabulary) -> [String] { (0..<vocabulary.count).map { vocabulary.text(of: $0) } }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func `What is listed goes, single characters too, and the others move up`() throws {
    let result = try cut(try vocabulary("가", "##나", "가나", "##다라", "나")) {
      $0.dropped = [bytes("가나"), bytes("##나"), bytes("none")]
    }
    #expect(Array(texts(result.vocabulary).dropFirst(5)) == ["가", "##다라", "나"])
    #expect(result.newIDs == [0, 1, 2, 3, 4, 5, nil, nil, 6, 7])
    #expect(result.droppedCounts == [.listed: 2])
    #expect(
      String(decoding: result.mapFile, as: UTF8.self).hasSuffix(
        "5\t가\t5\t\n6\t##나\t\tlisted\n7\t가나\t\tlisted\n8\t##다라\t6\t\n9\t나\t7\t\n"))
  }

  @Test func `Special tokens and single characters stay, and the cheapest of the others goes first`() throws {
    let own = try vocabulary("가", "##나", "##다", "[unused1]", "가나", "가나다", "##나다")
    let words = [(word: bytes("가나다"), count: 5), (word: bytes("가나"), count: 9)]
    for (size, left) in [
      (12, ["가", "##나", "##다", "[unused1]", "가나", "가나다", "##나다"]), (11, ["가", "##나", "##다", "[unused1]", "가나", "가나다"]),
      (10, ["가", "##나", "##다", "가나", "가나다"]), (9, ["가", "##나", "##다", "가나"]), (8, ["가", "##나", "##다"]),
    ] {
      let result = try cut(own, on: words) { $0.size = size }
      #expect(Array(texts(result.vocabulary).dropFirst(5)) == left, "\(size)")
    }
    #expect(throws: VocabMergingError.sizeBelowKept(size: 7, kept: 8)) { try cut(own, on: words) { $0.size = 7 } }
  }

  /// Cutting is choosing among what does not stay, so that merging by its definition says what is left.
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `What is left is what choosing by its definition leaves`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func word() -> String {
      (0..<Int.random(in: 1...5, using: &generator)).map { _ in "가나다".randomElement(using: &generator)! }
        .map { String($0) }.joined()
    }
    let words = Dictionary(
      (0..<Int.random(in: 1...12, using: &generator)).map { _ in (word(), Int.random(in: 1...9, using: &generator)) },
      uniquingKeysWith: +
    ).sorted { $0.key < $1.key }.map { (word: bytes($0.key), count: $0.value) }
    let letters = ["가", "##가", "나", "##나", "다", "##다"].filter { _ in Int.random(in: 0..<8, using: &generator) > 0 }
    var pieces: [String] = []
    for _ in 0..<Int.random(in: 1...9, using: &generator) {
      let piece = (Bool.random(using: &generator) ? "##" : "") + word()
      if piece.unicodeScalars.count > (piece.hasPrefix("##") ? 3 : 1), !pieces.contains(piece) { pieces.append(piece) }
    }
    guard !pieces.isEmpty else { return }
    let specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    let order = (letters + pieces).shuffled(using: &generator)
    let own = try Vocabulary(tokens: (specials + order).map(bytes))
    let kept = (specials + order.filter(letters.contains)).map(bytes)
    let candidates = order.filter(pieces.contains).map(bytes)
    let listed = candidates.filter { _ in Int.random(in: 0..<6, using: &generator) == 0 }
    var naive = NaiveMerge(base: kept, donors: [candidates.filter { !listed.contains($0) }])
    naive.words = words
    naive.minimumOccurrences = Int.random(in: 1...8, using: &generator)
    naive.size = kept.count + Int.random(in: 0...candidates.count, using: &generator)
    let result = try cut(own, on: words) {
      ($0.dropped, $0.minimumOccurrences, $0.size) = (Set(listed), naive.minimumOccurrences, naive.size)
    }
    let chosen = Set(naive.chosen())
    let expected = own.tokens.filter { kept.contains($0) || chosen.contains($0) }
    #expect(Array(result.vocabulary.tokens) == Array(expected), "seed \(seed)")
    for (old, new) in result.newIDs.enumerated() {
      #expect(new.map { result.vocabulary[$0] } == (expected.contains(own[old]) ? own[old] : nil), "seed \(seed)")
      #expect((new == nil) == (result.reasons[old] != nil), "seed \(seed)")
    }
  }

  @Test func `Blank and repeated entries go, and the last of equal ones stays`() throws {
    let own = try Vocabulary(
      lenientTokens: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "가나", "", "가", "가나", "나다"].map(bytes))
    let result = try cut(own) { $0.dropped = [bytes("나다")] }
    #expect(texts(result.vocabulary).dropFirst(5) == ["가", "가나"])
    #expect(result.droppedCounts == [.unusable: 2, .listed: 1])
  }

  @Test func `What cannot be asked is an error`() throws {
    let own = try vocabulary("가", "가나")
    #expect(throws: VocabMergingError.nothingAsked) { try cut(own) { _ in } }
    #expect(throws: VocabMergingError.specialDropped("[CLS]")) { try cut(own) { $0.dropped = [bytes("[CLS]")] } }
    #expect(throws: VocabMergingError.occurrencesWithoutCorpus) { try cut(own) { $0.minimumOccurrences = 2 } }
    #expect(throws: VocabMergingError.numberTooSmall(.minimumOccurrences, 0, smallest: 1)) {
      try cut(own) { $0.minimumOccurrences = 0 }
    }
    let lowercase = WordCounts(
      [(word: bytes("가나"), count: 1)],
      pipeline: TextPipeline(normalization: .nfc, bert: BertNormalization(lowercases: true)))
    var options = CuttingOptions()
    options.size = 7
    let cutter = try VocabularyCutter(MergeParent(name: "v", vocabulary: own), options: options)
    #expect(throws: VocabMergingError.self) { try cutter.cut(on: lowercase) }
  }
}
