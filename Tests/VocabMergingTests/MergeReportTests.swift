import Coverage
import FoundationEssentials
import Testing
import VocabMerging
import WordCounting
import WordPiece

@Suite struct MergeReportTests {
  private typealias UsedEntry = MergeEffect.UsedEntry

  private func report() throws -> MergeReport {
    var result = try merge(vocabulary("가", "##나"), vocabulary("가나", "##.", "가", "[unused0]", "다"))
    let words = WordCounts([(Array("가나".utf8), 3), (Array("다".utf8), 2), (Array("라".utf8), 1)])
    result.addEffect(try CoverageMeter(result.encodersToMeasure()).measure(words))
    return result.report
  }

  @Test func `The parts are those of the entries`() throws {
    let report = try report()
    let donor = report.donors[0]
    #expect(donor.size == 10 && donor.overlap == 6 && donor.added == 3 && donor.skipped.unused == 1)
    #expect(donor.overlapKinds == [.wholeWord: 0, .continuation: 0, .singleCharacter: 1, .special: 5, .placeholder: 0])
    #expect(donor.addedKinds == [.wholeWord: 1, .continuation: 0, .singleCharacter: 2, .special: 0, .placeholder: 0])
    #expect(donor.addedSamples == [.wholeWord: ["가나"], .singleCharacter: ["##.", "다"]])
    #expect(donor.skippedSamples == [.unused: ["[unused0]"]])
    #expect(donor.unreachable.causes == [.wordOfItsOwn: 1])
    #expect(donor.unreachable.samples == [.wordOfItsOwn: ["##."]])
    #expect(report.base.unreachable.count == 0)
  }

  @Test func `The effect is that of the words`() throws {
    let effect = try #require(try report().effect)
    #expect(effect.before.totals.tokens == 9 && effect.after.totals.tokens == 6)
    #expect(effect.before.totals.unknownWords == 3 && effect.after.totals.unknownWords == 1)
    #expect(effect.donors.map(\.totals.unknownWords) == [1])
    #expect(effect.wordsResegmented == 5 && effect.distinctWordsResegmented == 2)
    #expect(effect.linesResegmented == nil && effect.after.rates.unknownLineRate == nil)
    #expect(effect.addedUsed == 2 && effect.addedNeverUsed == 1 && effect.addedOccurrences == 5)
    #expect(effect.mostUsed == [UsedEntry(token: "가나", occurrences: 3), UsedEntry(token: "다", occurrences: 2)])
    #expect(effect.neverUsedSamples == ["##."])
  }

  @Test func `The JSON has the names that programs rely on`() throws {
    let report = try report()
    let object = try #require(
      try JSONDecoder().decode([String: Value].self, from: Data(report.json))["donors"])
    guard case .array(let donors) = object, case .object(let donor) = donors[0] else { throw MissingName() }
    #expect(
      donor.keys.sorted() == [
        "added", "added_kinds", "added_samples", "digest", "name", "not_chosen_by", "overlap", "overlap_kinds",
        "overlap_samples", "size", "skipped", "skipped_samples", "unreachable",
      ])
    guard case .object(let skipped) = donor["skipped"], case .object(let kinds) = donor["overlap_kinds"] else {
      throw MissingName()
    }
    #expect(skipped.keys.sorted() == ["duplicate", "not_chosen", "special", "unreachable", "unused"])
    #expect(kinds.keys.sorted() == ["continuations", "single_characters", "specials", "unused", "whole_words"])
    let text = String(decoding: report.json, as: UTF8.self)
    for name in [
      "\"schema\" : \"kc-vocab/merge/1\"", "\"unknown_token_rate\"", "\"unknown_tokens\"", "\"added_never_used\"",
      "\"tokens_per_word\"",
    ] {
      #expect(text.contains(name))
    }
  }

  @Test func `The report can be read back`() throws {
    let report = try report()
    #expect(try MergeReport(json: report.json) == report)
  }

  @Test func `A sum that does not reconcile is an error`() throws {
    var report = try report()
    report.merged.size += 1
    #expect(throws: VocabMergingError.sumDoesNotReconcile(expected: 11, found: 10)) { try report.checkSum() }
    report.merged.size -= 1
    report.donors[0].overlap -= 1
    #expect(throws: VocabMergingError.sumDoesNotReconcile(expected: 10, found: 9)) { try report.checkSum() }
  }

  private struct MissingName: Error {}

  /// Any JSON, as far as names go.
  private enum Value: Decodable {
    case object([String: Value])
    case array([Value])
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let object = try? container.decode([String: Value].self) {
        self = .object(object)
      } else if let array = try? container.decode([Value].self) {
        self = .array(array)
      } else {
        self = .other
      }
    }
  }
}
