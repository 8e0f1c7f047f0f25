import CommentText
import Coverage
import Testing
import TestSupport
import VocabAudit
import WordPiece

@Suite(.enabled(if: Shared.isPresent, Shared.reason)) struct SuggestionOnCommentsTests {
  @Test func `Predictions on real comments equal what is measured after merging`() throws {
    let (lines, base) = (try NewsComments.lines(), try Shared.vocabulary("kcbert-base-vocab.txt"))
    let pipeline = try CompiledPipeline(NewsComments.pipeline)
    let coverage = try measure(lines, [base], pipeline, threads: 2, recordsUnknownWordSets: true)
    let suggestion = Suggester().suggest(coverage)
    #expect(suggestion.predictions.map(\.tokenCount) == [10, 100, 500])
    for prediction in suggestion.predictions {
      let merged = try base.merged(with: suggestion.donor(for: base), first: prediction.tokenCount)
      let measured = try measure(lines, [merged], pipeline, threads: 2).vocabularies[0].totals
      #expect(measured == prediction.totals, "\(prediction.tokenCount) tokens")
    }
  }

  @Test func `On the unseen half, 500 suggestions leave fewer unknown lines than the 500 most frequent unknowns`()
    throws
  {
    let (lines, base) = (try NewsComments.lines(), try Shared.vocabulary("kcbert-base-vocab.txt"))
    let pipeline = try CompiledPipeline(NewsComments.pipeline)
    for seenPart in 0...1 {
      let seen = lines.enumerated().filter { $0.offset % 2 == seenPart }.map(\.element)
      let unseen = lines.enumerated().filter { $0.offset % 2 != seenPart }.map(\.element)
      let coverage = try measure(seen, [base], pipeline, threads: 2, recordsUnknownWordSets: true)
      let suggested = Suggester().suggest(coverage).donor(for: base)
      let frequent = try mostFrequent(500, coverage.vocabularies[0])
      let candidates = [base, try base.merged(with: suggested), try base.merged(with: frequent)]
      let totals = try measure(unseen, candidates, pipeline, threads: 2).vocabularies.map(\.totals)
      print(
        "unknown lines on the unseen half (\(unseen.count) lines): \(totals[0].unknownLines) now, "
          + "\(totals[1].unknownLines) with 500 suggestions, \(totals[2].unknownLines) with the 500 most frequent unknowns; "
          + "tokens \(totals[0].tokens), \(totals[1].tokens), \(totals[2].tokens)")
      #expect(totals[1].unknownLines < totals[2].unknownLines)
    }
  }

  /// The words that are unknown and the characters that they lack (in both positions), by occurrences, then by bytes.
  private func mostFrequent(_ count: Int, _ coverage: VocabularyCoverage) throws -> Vocabulary {
    var occurrences: [[UInt8]: Int] = [:]
    for word in coverage.unknownWords {
      occurrences[word.bytes, default: 0] += word.occurrences
      let scalars = Array(String(decoding: word.bytes, as: UTF8.self).unicodeScalars)
      for (place, scalar) in scalars.enumerated() {
        let isHeld =
          place == 0 ? coverage.characters.holdsAtStart(scalar.value) : coverage.characters.holdsInside(scalar.value)
        guard !isHeld, scalars.count > 1 else { continue }
        for prefix in ["", "##"] { occurrences[Array((prefix + String(scalar)).utf8), default: 0] += word.occurrences }
      }
    }
    let sorted = occurrences.filter { coverage.vocabulary.id(of: $0.key) == nil }.sorted {
      $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
    }
    return try Vocabulary(
      tokens: coverage.vocabulary.specialTokens.tokens.map(\.bytes) + sorted.prefix(count).map(\.key))
  }
}
