import TestSupport
import Testing
import VocabMerging
import WordCounting
import WordPiece

/// Every option drawn at random, against the definition.
@Suite struct RandomMergeTests {
  private struct Case {
    let seed: UInt64
    var naive: NaiveMerge
    var options = MergeOptions()
    let base: MergeParent
    let donors: [MergeParent]
    var words: WordCounts?

    init(seed: UInt64, allowsMaximumAdded: Bool = true) throws {
      self.seed = seed
      var random = SeededGenerator(seed: seed)
      naive = NaiveMerge(base: RandomMerge.tokens(&random), donors: [])
      for _ in 0..<Int.random(in: 1...3, using: &random) { naive.donors.append(RandomMerge.tokens(&random)) }
      base = MergeParent(name: "base", vocabulary: try Vocabulary(tokens: naive.base))
      donors = try naive.donors.map { MergeParent(name: "donor", vocabulary: try Vocabulary(tokens: $0)) }
      // The quickest to make ready; the text of the entries plays no part here.
      options.pipeline.normalization = .none
      options.keepsUnused = Bool.random(using: &random)
      options.fillsUnused = Bool.random(using: &random)
      if Bool.random(using: &random) { options.paddingMultiple = Int.random(in: 1...8, using: &random) }
      if allowsMaximumAdded, Bool.random(using: &random) {
        options.maximumAdded = Int.random(in: 0...10, using: &random)
      }
      if Bool.random(using: &random) { options.size = naive.base.count + Int.random(in: 0...10, using: &random) }
      if Bool.random(using: &random) { options.unknownWordCost = Int.random(in: 1...9, using: &random) }
      if Bool.random(using: &random) { options.scripts = try ScriptSet(["hangul", "latin"]) }
      options.excluded = Set(naive.donors.joined().filter { _ in Int.random(in: 0..<6, using: &random) == 0 })
      if Bool.random(using: &random) {
        if Bool.random(using: &random) { options.minimumOccurrences = Int.random(in: 1...12, using: &random) }
        naive.words = RandomMerge.words(&random)
        words = naive.words.map { [options] in WordCounts($0, pipeline: options.pipeline) }
      }
      describe()
    }

    private mutating func describe() {
      naive.keepsUnused = options.keepsUnused
      naive.fillsUnused = options.fillsUnused
      naive.paddingMultiple = options.paddingMultiple
      naive.maximumAdded = options.maximumAdded ?? Int.max
      naive.size = options.size ?? Int.max
      naive.unknownWordCost = options.unknownWordCost
      naive.minimumOccurrences = options.minimumOccurrences ?? 0
      let excluded = options.excluded
      let listed = options.scripts == nil ? [] : Set("가나다abÉ".unicodeScalars)
      let shared = Set("#.".unicodeScalars)
      naive.allows = { token in
        if excluded.contains(token) { return false }
        if listed.isEmpty || NaiveMerge.isUnused(token) { return true }
        let scalars = String(decoding: token, as: UTF8.self).unicodeScalars
        return scalars.contains(where: listed.contains)
          && scalars.allSatisfy { listed.contains($0) || shared.contains($0) }
      }
    }

    func merge() throws -> MergeResult {
      try VocabularyMerger(base: base, donors: donors, options: options).merge(on: words, threads: 2)
    }
  }

  @Test func `The result is that of the definition`() throws {
    for seed in 0..<1000 as Range<UInt64> {
      let example = try Case(seed: seed)
      let expected = example.naive.tokens()
      if !expected.contains(where: {
        !SpecialTokens.bert.all.map { Array($0.utf8) }.contains($0) && !NaiveMerge.isUnused($0)
      }) {
        continue
      }
      let result = try example.merge()
      try #require(Array(result.vocabulary.tokens) == expected, "seed \(seed)")
    }
  }

  /// Choosing with the characters in place is choosing for a base that has them.
  @Test func `Characters that come first are as good as merged before`() throws {
    for seed in 20_000..<20_500 as Range<UInt64> {
      var example = try Case(seed: seed, allowsMaximumAdded: false)
      guard let size = example.options.size else { continue }
      (example.options.keepsUnused, example.options.fillsUnused, example.options.paddingMultiple) = (false, false, 1)
      var characters = example
      let prefix = Array("##".utf8)
      characters.options.excluded.formUnion(
        example.donors.flatMap(\.vocabulary.tokens).filter { token in
          let text = token.count > 2 && token.starts(with: prefix) ? token.dropFirst(2) : token[...]
          return String(decoding: text, as: UTF8.self).unicodeScalars.count != 1
        }.map { Array($0) })
      characters.words = nil
      characters.options.minimumOccurrences = nil
      example.options.takesCharactersFirst = true
      guard let first = try? characters.merge(), let result = try? example.merge() else { continue }
      let base = MergeParent(name: "base", vocabulary: first.vocabulary)
      example.options.takesCharactersFirst = false
      let expected = try VocabularyMerger(base: base, donors: example.donors, options: example.options)
        .merge(on: example.words, threads: 2)
      try #require(result.vocabulary.count <= size, "seed \(seed)")
      try #require(Set(result.vocabulary.tokens) == Set(expected.vocabulary.tokens), "seed \(seed)")
    }
  }

  @Test func `Base ids never move, sums reconcile, the map agrees`() throws {
    for seed in 10_000..<11_000 as Range<UInt64> {
      let example = try Case(seed: seed)
      guard let result = try? example.merge() else { continue }
      let (base, merged) = (example.base.vocabulary, result.vocabulary)
      let filled = result.map.rows.indices.filter { $0 < base.count && result.map.rows[$0].baseID == nil }
      for id in 0..<base.count where !filled.contains(id) {
        try #require(merged[id] == base[id], "seed \(seed)")
      }
      try #require(filled.count == result.report.merged.filled, "seed \(seed)")
      try #require(filled.allSatisfy { NaiveMerge.isUnused(base[$0]) }, "seed \(seed)")
      var sum = base.count - result.report.merged.filled + result.report.merged.padding
      for donor in result.report.donors {
        sum += donor.added
        try #require(donor.size == donor.overlap + donor.added + donor.skipped.total, "seed \(seed)")
        try #require(donor.overlapKinds.values.reduce(0, +) == donor.overlap, "seed \(seed)")
        try #require(donor.addedKinds.values.reduce(0, +) == donor.added, "seed \(seed)")
      }
      try #require(sum == merged.count && merged.count == result.map.rows.count, "seed \(seed)")
      try #require(merged.count.isMultiple(of: example.options.paddingMultiple), "seed \(seed)")
      if let size = example.options.size {
        try #require(merged.count - result.report.merged.padding <= size, "seed \(seed)")
      }
      try expectMap(result, example.base, example.donors, "seed \(seed)")
    }
  }

  private func expectMap(
    _ result: MergeResult, _ base: MergeParent, _ donors: [MergeParent], _ comment: Comment
  ) throws {
    let encoder = PlainWordEncoder(base.vocabulary)
    for (id, row) in result.map.rows.enumerated() {
      try #require(row.token == result.vocabulary[id], comment)
      for (donor, donorID) in zip(donors, row.donorIDs) {
        let expected = row.origin == .padding ? nil : donor.vocabulary.id(of: row.token)
        try #require(donorID == expected, comment)
      }
      if row.origin == .donor {
        // A rest of a word is what follows a character that the base certainly has.
        let isRest = row.token.starts(with: Array("##".utf8))
        guard !isRest, !NaiveMerge.isUnused(row.token) else { continue }
        try #require(row.pieceIDs == encoder.encode(row.token).map(Int.init), comment)
      } else {
        try #require(row.pieceIDs.isEmpty, comment)
      }
    }
  }

  @Test func `Merging the same donors again changes nothing`() throws {
    for seed in 20_000..<21_000 as Range<UInt64> {
      var example = try Case(seed: seed, allowsMaximumAdded: false)
      // Padding is room that a second merge would fill.
      if example.options.fillsUnused || example.options.size != nil { example.options.paddingMultiple = 1 }
      guard let once = try? example.merge() else { continue }
      let merged = MergeParent(name: "merged", vocabulary: once.vocabulary)
      let merger = try VocabularyMerger(base: merged, donors: example.donors, options: example.options)
      let twice = try merger.merge(on: example.words)
      try #require(twice.vocabulary.fileBytes == once.vocabulary.fileBytes, "seed \(seed)")
      try #require(twice.report.merged.added == 0, "seed \(seed)")
    }
  }

  @Test func `Whatever is asked for, the result is a vocabulary that reads back as it is`() throws {
    for seed in 40_000..<40_200 as Range<UInt64> {
      var example = try Case(seed: seed)
      var random = SeededGenerator(seed: seed)
      example.options.dropsUnreachable = Bool.random(using: &random)
      example.options.pipeline.bert.lowercases = Bool.random(using: &random)
      example.options.forcesBasePipeline = Bool.random(using: &random)
      example.words = example.naive.words.map { [options = example.options] in
        WordCounts($0, pipeline: options.pipeline)
      }
      guard let result = try? example.merge() else { continue }
      let tokens = Array(result.vocabulary.tokens)
      try #require(Set(tokens).count == tokens.count, "seed \(seed)")
      try #require(tokens.allSatisfy { !$0.isEmpty }, "seed \(seed)")
      try #require(result.vocabulary.specialTokens.all == SpecialTokens.bert.all, "seed \(seed)")
      let lines = result.vocabulary.fileBytes.split(separator: 0x0A).map(Array.init)
      try #require(try Array(Vocabulary(tokens: lines).tokens) == tokens, "seed \(seed)")
      if example.options.dropsUnreachable {
        try #require(result.report.donors.allSatisfy { $0.added + $0.skipped.unreachable <= $0.size }, "seed \(seed)")
        try #require(
          !result.warnings.contains { if case .unreachableAdded = $0 { true } else { false } }, "seed \(seed)")
      }
    }
  }

  @Test func `Donor order decides`() throws {
    for seed in 50_000..<50_500 as Range<UInt64> {
      var example = try Case(seed: seed)
      // Without limits the order changes where entries stand and whose they are, and not which there are.
      (example.options.size, example.options.maximumAdded, example.options.minimumOccurrences) = (nil, nil, nil)
      (example.options.fillsUnused, example.options.paddingMultiple) = (false, 1)
      guard let forth = try? example.merge() else { continue }
      let back = try VocabularyMerger(
        base: example.base, donors: example.donors.reversed(), options: example.options
      ).merge()
      try #require(Set(forth.vocabulary.tokens) == Set(back.vocabulary.tokens), "seed \(seed)")
      let joined = back.vocabulary.tokens.dropFirst(example.base.vocabulary.count)
      var expected: [[UInt8]] = []
      for donor in example.donors.reversed() {
        let own = Set(joined)
        expected += donor.vocabulary.tokens.filter { own.contains($0) && !expected.contains($0) }
      }
      try #require(Array(joined) == expected, "seed \(seed)")
    }
  }

  @Test func `Added entries occur as often as asked under the merged vocabulary`() throws {
    for seed in 30_000..<31_000 as Range<UInt64> {
      let example = try Case(seed: seed)
      guard let words = example.naive.words, let minimum = example.options.minimumOccurrences,
        let result = try? example.merge()
      else { continue }
      let encoder = PlainWordEncoder(result.vocabulary)
      var occurrences = [Int](repeating: 0, count: result.vocabulary.count)
      for (word, count) in words {
        for id in encoder.encode(word) { occurrences[Int(id)] += count }
      }
      for (id, row) in result.map.rows.enumerated() where row.origin == .donor && !NaiveMerge.isUnused(row.token) {
        try #require(occurrences[id] >= minimum, "seed \(seed)")
      }
    }
  }
}
