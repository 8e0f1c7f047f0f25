import CommentText
import CorpusReading
import Coverage
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordPiece

@Suite(.enabled(if: Shared.isPresent, Shared.reason)) struct ReferenceFiguresTests {
  /// KcBERT's vocabulary, KoELECTRA's, and the first followed by what it lacks of the second.
  private func vocabularies() throws -> [Vocabulary] {
    let base = try Shared.vocabulary("kcbert-base-vocab.txt")
    let donor = try Shared.vocabulary("koelectra-base-v1-vocab.txt")
    let own = Set(base.tokens)
    return [base, donor, try Vocabulary(tokens: Array(base.tokens) + donor.tokens.filter { !own.contains($0) })]
  }

  private func coverage() throws -> CorpusCoverage {
    let reader = try CorpusReader([.file(NewsComments.path)])
    let meter = try CoverageMeter(try vocabularies(), threads: 2)
    return try meter.measure(reader, try CompiledPipeline(NewsComments.pipeline)).coverage
  }

  @Test func `News comments give Hugging Face's figures for three vocabularies`() throws {
    let coverage = try coverage()
    #expect(coverage.vocabularies.map(\.vocabulary.count) == [30_000, 32_200, 45_758])
    #expect(coverage.vocabularies.map(\.totals.tokens) == [664_837, 755_391, 650_359])
    let rates = coverage.vocabularies.indices.map { coverage.rates(of: $0) }
    #expect(rates.map { rounded($0.unknownLineRate ?? 0, 1e5) } == [10_209, 3_862, 2_903])
    #expect(rates.map { rounded($0.unknownTokenRate, 1e6) } == [7_548, 3_160, 2_434])
  }

  private func rounded(_ value: Double, _ scale: Double) -> Int { Int((value * scale).rounded()) }

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `Every shared figure equals what the reference's encoder gives, counted line by line`() throws {
    let coverage = try coverage()
    let expected = try referenceFigures(try vocabularies())
    for (place, reference) in expected.enumerated() {
      let (text, totals) = (coverage.text, coverage.vocabularies[place].totals)
      let found = ReferenceFigures(
        lines: text.lines, words: text.words, distinctWords: text.distinctWords, characters: text.characters,
        wordBytes: text.wordBytes, tokens: totals.tokens, unknownTokens: totals.unknownTokens,
        unknownDistinctWords: totals.unknownDistinctWords, unknownLines: totals.unknownLines,
        unknownCharacters: totals.unknownCharacters, wholeWords: totals.wholeWords,
        usedTokens: coverage.vocabularies[place].tokenCounts.count { $0 > 0 },
        differentLines: place == 0 ? 0 : coverage.comparisons[place - 1].lines)
      #expect(found == reference)
    }
  }

  private func referenceFigures(_ vocabularies: [Vocabulary]) throws -> [ReferenceFigures] {
    try withTemporaryFolder { folder in
      let lines = try NewsComments.lines().map { $0 + "\n" }.joined()
      try Data(lines.utf8).write(to: URL(filePath: folder.appending("lines.txt").string))
      for (place, vocabulary) in vocabularies.enumerated() {
        try Data(vocabulary.fileBytes).write(to: URL(filePath: folder.appending("\(place).txt").string))
      }
      let run = try ChildProcess(Python.reference ?? "", ["-c", Self.script], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      return try JSONDecoder().decode([ReferenceFigures].self, from: Data(run.output))
    }
  }

  /// Words are the pre-tokeniser's; a word is unknown if the encoder gives [UNK] at its place.
  private static let script = """
    import json
    from tokenizers import BertWordPieceTokenizer
    lines = open("lines.txt", encoding="utf-8", newline="\\n").read().split("\\n")[:-1]
    result, first = [], None
    for name in ["0.txt", "1.txt", "2.txt"]:
        tokenizer = BertWordPieceTokenizer(name, lowercase=False, strip_accents=False)
        inner = tokenizer._tokenizer
        figures = dict.fromkeys(["words", "characters", "wordBytes", "tokens", "unknownTokens", "unknownLines",
                                 "unknownCharacters", "wholeWords", "differentLines"], 0)
        distinct, unknown, used, segmented = set(), set(), set(), []
        for line, encoding in zip(lines, tokenizer.encode_batch(lines, add_special_tokens=False)):
            words = inner.pre_tokenizer.pre_tokenize_str(inner.normalizer.normalize_str(line))
            words = [word for word, _ in words]
            pieces = [[] for _ in words]
            for token, place in zip(encoding.tokens, encoding.word_ids):
                pieces[place].append(token)
            figures["words"] += len(words)
            figures["tokens"] += len(encoding.tokens)
            figures["unknownLines"] += "[UNK]" in encoding.tokens
            for word, own in zip(words, pieces):
                distinct.add(word)
                figures["characters"] += len(word)
                figures["wordBytes"] += len(word.encode())
                if own == ["[UNK]"]:
                    figures["unknownTokens"] += 1
                    figures["unknownCharacters"] += len(word)
                    unknown.add(word)
                elif len(own) == 1:
                    figures["wholeWords"] += 1
            used.update(encoding.tokens)
            segmented.append(encoding.tokens)
        first = first or segmented
        figures["differentLines"] = sum(a != b for a, b in zip(first, segmented))
        figures.update(lines=len(lines), distinctWords=len(distinct), unknownDistinctWords=len(unknown),
                       usedTokens=len(used))
        result.append(figures)
    print(json.dumps(result))
    """
}

/// The figures that both sides can count.
private struct ReferenceFigures: Codable, Equatable {
  var lines: Int
  var words: Int
  var distinctWords: Int
  var characters: Int
  var wordBytes: Int
  var tokens: Int
  var unknownTokens: Int
  var unknownDistinctWords: Int
  var unknownLines: Int
  var unknownCharacters: Int
  var wholeWords: Int
  var usedTokens: Int
  var differentLines: Int
}
