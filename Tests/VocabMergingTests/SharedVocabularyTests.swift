import CommentText
import CorpusReading
import Coverage
import SystemPackage
import TestSupport
import Testing
import VocabMerging
import WordPiece

/// KcBERT's vocabulary with KoELECTRA's, against figures recomputed by plain means.
@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct SharedVocabularyTests {
  private func merged(_ change: (inout MergeOptions) -> Void) throws -> MergeResult {
    let base = MergeParent(name: "kcbert", vocabulary: try Shared.vocabulary("kcbert-base-vocab.txt"))
    let donor = MergeParent(name: "koelectra", vocabulary: try Shared.vocabulary("koelectra-base-v1-vocab.txt"))
    var options = MergeOptions()
    change(&options)
    return try VocabularyMerger(base: base, donors: [donor], options: options).merge()
  }

  @Test func `Every figure is what counting the entries gives`() throws {
    let result = try merged { $0.keepsUnused = true }
    let base = try Array(Shared.vocabulary("kcbert-base-vocab.txt").tokens)
    let donor = try Array(Shared.vocabulary("koelectra-base-v1-vocab.txt").tokens)
    let shared = Set(base).intersection(donor)
    #expect(base.count == 30_000 && donor.count == 32_200 && shared.count == 16_442)
    #expect(result.vocabulary.count == 45_758)
    #expect(Array(result.vocabulary.tokens) == base + donor.filter { !shared.contains($0) })

    let report = result.report.donors[0]
    #expect(report.overlap == 16_442 && report.added == 15_758 && report.skipped.total == 0)
    #expect(report.overlapKinds == kinds(shared, specials: 5))
    #expect(report.addedKinds == kinds(Set(donor).subtracting(shared), specials: 0))
    #expect(report.addedKinds[.placeholder] == 200)
    #expect(report.overlapKinds.values.reduce(0, +) == 16_442 && report.addedKinds.values.reduce(0, +) == 15_758)
    // Where each token stands, looked up in the two files.
    let rows = result.map.rows
    #expect(rows.count { $0.origin == .both } == 16_442 && rows.count { $0.origin == .base } == 30_000 - 16_442)
    for (id, row) in rows.enumerated() {
      let ids = [row.baseID, row.donorIDs[0]]
      try #require(ids[0].map { base[$0] == row.token && $0 == id } ?? !shared.contains(row.token), "id \(id)")
      try #require(ids[1].map { donor[$0] == row.token } ?? (row.origin == .base), "id \(id)")
    }
  }

  /// The entries by kind, told by their text alone.
  private func kinds(_ entries: Set<[UInt8]>, specials: Int) -> [EntryKind: Int] {
    let texts = entries.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
    let (prefix, unused) = ("##".unicodeScalars.map(\.value), "[unused".unicodeScalars.map(\.value))
    let continuations = texts.count { $0.starts(with: prefix) && $0.count > 3 }
    let single = texts.count { $0.count == 1 || ($0.count == 3 && $0.starts(with: prefix)) }
    let placeholders = texts.count { $0.starts(with: unused) }
    return [
      .continuation: continuations, .singleCharacter: single, .special: specials, .placeholder: placeholders,
      .wholeWord: texts.count - continuations - single - specials - placeholders,
    ]
  }

  @Test func `Unused entries are left out by default`() throws {
    let result = try merged { _ in }
    #expect(result.vocabulary.count == 45_558)
    #expect(result.report.donors[0].skipped.unused == 200)
    #expect(result.warnings.allSatisfy { if case .unreachableAdded = $0 { true } else { false } })
  }
}

extension SharedVocabularyTests {
  /// What Hugging Face tokenizers 0.23.3 counts with the same three vocabularies.
  @Test func `On the news comments the effect is the reference's`() throws {
    var result = try merged {
      $0.keepsUnused = true
      $0.pipeline.normalization = .none
    }
    let reader = try CorpusReader([.file(FilePath(Shared.path("data/news-comments.txt.zst")))])
    let meter = try CoverageMeter(result.encodersToMeasure(), threads: 2)
    result.addEffect(try meter.measure(reader, try CompiledPipeline(result.pipeline)).coverage)
    let effect = try #require(result.report.effect)
    func tenThousandths(_ value: Double?) -> Int { Int(((value ?? 0) * 1e6).rounded()) }
    #expect(effect.corpus.lines == 33_893)
    #expect(effect.before.totals.tokens == 664_837 && effect.after.totals.tokens == 650_359)
    #expect(effect.donors[0].totals.tokens == 755_391)
    #expect(tenThousandths(effect.before.rates.unknownTokenRate) == 7_548)
    #expect(tenThousandths(effect.after.rates.unknownTokenRate) == 2_434)
    #expect(tenThousandths(effect.donors[0].rates.unknownTokenRate) == 3_160)
    func thousandths(_ value: Double?) -> Int { Int(((value ?? 0) * 1e5).rounded()) }
    #expect(thousandths(effect.before.rates.unknownLineRate) == 10_209)
    #expect(thousandths(effect.after.rates.unknownLineRate) == 2_903)
    #expect(thousandths(effect.donors[0].rates.unknownLineRate) == 3_862)
    #expect(effect.addedUsed + effect.addedNeverUsed == result.report.merged.added)
    #expect(effect.examples.count == 10)
    for example in effect.examples { #expect(example.before != example.after) }
  }
}
