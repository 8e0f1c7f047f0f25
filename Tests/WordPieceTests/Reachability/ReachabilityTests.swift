import CommentText
import TestSupport
import Testing
import WordPiece

@Suite struct ReachabilityTests {
  private static let cased = TextPipeline.standard
  private static var uncased: TextPipeline {
    var pipeline = TextPipeline.standard
    pipeline.bert.lowercases = true
    return pipeline
  }
  private static var stripped: TextPipeline {
    var pipeline = uncased
    pipeline.bert.stripsAccents = true
    return pipeline
  }
  private static var bare: TextPipeline {
    TextPipeline(
      normalization: .none, bert: BertNormalization(cleansText: false, spacesCJK: false, lowercases: false))
  }

  private func causes(
    _ entries: [String], _ pipeline: TextPipeline, specialTokens: SpecialTokens = .bert, prefix: String = "##"
  ) throws -> [UnreachableCause?] {
    let test = ReachabilityTest(
      pipeline: try CompiledPipeline(pipeline), specialTokens: Set(specialTokens.tokens.map(\.bytes)),
      continuationPrefix: Array(prefix.utf8), wordLimit: 100)
    return test.causes(of: entries.map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      ("하이", cased, nil), ("##요", cased, nil), ("A", cased, nil), (".", cased, nil), ("漢", cased, nil),
      ("[MASK]", cased, nil), ("😂", cased, nil), ("ㅋㅋㅋㅋ", cased, nil), ("##\u{301}", cased, nil),
      ("##\u{11A8}", cased, nil), ("각각각", cased, nil), ("##각각각", cased, nil),
      // Always words of their own
      ("##.", cased, .wordOfItsOwn), ("##漢", cased, .wordOfItsOwn), ("##漢", bare, nil), ("漢字", cased, .split),
      ("漢字", bare, nil), ("a.b", cased, .split), ("##..", cased, .split), ("##", cased, .split),
      ("가 나", cased, .split), ("가\u{3000}나", cased, .split), ("가\n나", cased, .split), ("[unk]", cased, .split),
      // Changed by the normal form
      ("\u{1112}\u{1161}", cased, .normalForm), ("\u{F900}", cased, .normalForm), ("e\u{301}", cased, .normalForm),
      ("e\u{301}", bare, nil), ("ﾊ", cased, nil), ("ﾊ", TextPipeline(normalization: .nfkc), .normalForm),
      // Deleted
      ("\u{200D}", cased, .cleaned), ("👩\u{200D}👩", cased, .cleaned), ("##\u{FEFF}가", cased, .cleaned),
      ("\u{200D}", bare, nil), ("\u{FFFD}", cased, .cleaned),
      // Case and accents
      ("A", uncased, .uppercase), ("##aB", uncased, .uppercase), ("é", uncased, nil), ("é", stripped, .accents),
      ("각", stripped, .accents), ("\u{1100}\u{1161}", stripped, nil), ("A", stripped, .uppercase),
      // Special tokens are cut out of the text first
      ("[MASK]요", cased, .specialToken), ("##[UNK]", cased, .specialToken),
    ] as [(String, TextPipeline, UnreachableCause?)])
  func `An entry is reachable, or has one cause`(
    entry: String, pipeline: TextPipeline, cause: UnreachableCause?
  ) throws {
    #expect(try causes([entry], pipeline) == [cause])
  }

  @Test func `A word may have a hundred characters, with all that precedes a continuation`() throws {
    let entries = [100, 101].map { String(repeating: "가", count: $0) }
    let rests = [99, 100].map { "##" + String(repeating: "가", count: $0) }
    #expect(try causes(entries + rests, Self.cased) == [nil, .tooLong, nil, .tooLong])
  }

  @Test func `A special token hides every entry that holds it`() throws {
    let special = try SpecialTokens(["[UNK]", "ㅋㅋ"])
    #expect(
      try causes(["ㅋ", "ㅋㅋ", "ㅋㅋㅋ", "##ㅋㅋ"], Self.cased, specialTokens: special) == [
        nil, nil, .specialToken, .specialToken,
      ])
  }

  @Test func `A prefix of letters may also stand in a text`() throws {
    // zz. goes on no word, but neither does any text hold it as a word; zz漢 is split.
    #expect(try causes(["zza", "zz", "zz."], Self.cased, prefix: "zz") == [nil, nil, .wordOfItsOwn])
    #expect(try causes(["zz\u{301}"], Self.cased, prefix: "zz") == [nil])
  }

  @Test func `A letter with an accent that only capitals keep apart is reachable`() throws {
    // J with a caron has no composed capital; its composed small letter is U+01F0.
    #expect(try causes(["j\u{30C}", "##j\u{30C}x", "e\u{30C}"], Self.uncased) == [nil, nil, .normalForm])
  }

  /// Everything that texts of up to three characters can give, against what is said of every string that short.
  @Test(arguments: [cased, uncased, stripped, bare, TextPipeline(normalization: .nfkc)])
  func `Exactly what comes out of some text is reachable`(pipeline: TextPipeline) throws {
    let alphabet = [
      "a", "A", "é", "e", "\u{301}", ".", "漢", "\u{F900}", "가", "\u{1100}", "\u{1161}", "\u{11A8}", " ", "İ", "i",
      "\u{307}", "J", "j", "ǰ", "\u{30C}", "Σ", "σ", "ﾊ", "ハ", "😂",
    ]
    let compiled = try CompiledPipeline(pipeline)
    var starts: Set<[UInt8]> = []
    var rests: Set<[UInt8]> = []
    for text in strings(of: alphabet, lengths: 1...3) {
      for word in compiled.words(of: text) {
        let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }
        for start in scalars.indices {
          for end in (start + 1)...scalars.count where end - start <= 2 {
            let piece = Array(scalars[start..<end].joined())
            if start == 0 { starts.insert(piece) } else { rests.insert(Array("##".utf8) + piece) }
          }
        }
      }
    }
    let entries = strings(of: alphabet, lengths: 1...2).flatMap { [$0, Array("##".utf8) + $0] }
    let test = ReachabilityTest(
      pipeline: compiled, specialTokens: [], continuationPrefix: Array("##".utf8), wordLimit: 100)
    let wrong = zip(entries, test.causes(of: entries)).filter { entry, cause in
      (cause == nil) != (starts.contains(entry) || rests.contains(entry))
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).map { (String(decoding: $0.0, as: UTF8.self).debugDescription, $0.1) })")
  }

  private func strings(of alphabet: [String], lengths: ClosedRange<Int>) -> [[UInt8]] {
    var all: [[UInt8]] = []
    var longest: [[UInt8]] = [[]]
    for length in 1...lengths.upperBound {
      longest = longest.flatMap { start in alphabet.map { start + Array($0.utf8) } }
      if length >= lengths.lowerBound { all += longest }
    }
    return all
  }

  @Test(arguments: [cased, uncased, stripped, TextPipeline(normalization: .nfkc)])
  func `Every word that a single character gives is reachable`(pipeline: TextPipeline) throws {
    let compiled = try CompiledPipeline(pipeline)
    var lines: [UInt8] = []
    for value in UInt32(1)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { lines += Array(String(scalar).utf8) + [0x0A] }
    }
    let entries = Array(Set(compiled.words(of: lines)))
    let test = ReachabilityTest(
      pipeline: compiled, specialTokens: [], continuationPrefix: Array("##".utf8), wordLimit: 100)
    let unreachable = zip(entries, test.causes(of: entries)).filter { $0.1 != nil }
    #expect(
      unreachable.isEmpty,
      "\(unreachable.prefix(10).map { (String(decoding: $0.0, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }, $0.1) })"
    )
  }
}
