import CommentText
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// What `suggest` writes is a donor that `merge` has nothing to say against, and each entry of it is of use.
@Suite struct SuggestMergeTests {
  /// The pipeline of a case, and the flags that say it of a bare list.
  private static func pipeline(seed: UInt64) -> (pipeline: TextPipeline, flags: [String]) {
    let bert = BertNormalization(
      spacesCJK: seed % 2 == 0, lowercases: seed % 3 == 0, stripsAccents: seed % 9 == 0)
    let form: UnicodeNormalization = seed % 5 < 2 ? .none : seed % 5 < 4 ? .nfc : .nfkc
    var flags = ["--normalization", form.rawValue]
    if !bert.spacesCJK { flags.append("--no-cjk-spacing") }
    if bert.lowercases { flags.append("--lowercase") }
    if bert.stripsAccents { flags.append("--strip-accents") }
    return (TextPipeline(normalization: form, bert: bert), flags)
  }

  @Test(arguments: UInt64(1)...30) func `A suggestion merges without a warning, and some text gives each entry`(
    seed: UInt64
  ) throws {
    let (pipeline, flags) = Self.pipeline(seed: seed)
    let random = try CoverageCase(seed: seed, vocabularyCount: 1)
    let base = random.vocabularies[0]
    guard random.lines.contains(where: { !OracleTextPipeline(pipeline).words(of: Array($0.utf8)).isEmpty }) else {
      return
    }
    let (donor, merged) = try withTemporaryFolder { folder -> (Vocabulary, Vocabulary) in
      try write(folder, "base.txt", String(decoding: base.fileBytes, as: UTF8.self))
      try write(folder, "a.txt", random.lines.map { $0 + "\n" }.joined())
      let suggest = ["suggest", "base.txt", "a.txt", "--budget", "60", "--output", "donor.txt"]
      let suggested = try CommandRun(suggest + flags, in: folder)
      #expect(suggested.status == 0 && suggested.errorText.isEmpty, "seed \(seed): \(suggested.errorText)")
      let donor = try Vocabulary(contentsOf: folder.appending("donor.txt"))
      if donor.tokens.allSatisfy({ base.id(of: $0) != nil }) { return (donor, base) }
      let merge = try CommandRun(["merge", "base.txt", "donor.txt", "--output", "merged"] + flags, in: folder)
      #expect(merge.status == 0 && merge.errorText.isEmpty, "seed \(seed): \(merge.errorText)")
      return (donor, try Vocabulary(contentsOf: folder.appending("merged")))
    }
    #expect(Array(merged.tokens.prefix(base.count)) == Array(base.tokens), "seed \(seed)")
    let proposed = donor.tokens.filter { base.id(of: $0) == nil }
    #expect(Set(merged.tokens.dropFirst(base.count)) == Set(proposed), "seed \(seed)")
    let naive = NaiveEncoder(merged)
    let texts = Witnesses(merged)
    for entry in proposed {
      let isGiven = texts.of(entry).contains { text in
        OracleTextPipeline(pipeline).words(of: text).contains { word in
          if case .pieces(let pieces) = naive.encode(word) { pieces.contains(entry) } else { false }
        }
      }
      #expect(isGiven, "seed \(seed): \(String(decoding: entry, as: UTF8.self))")
    }
  }
}

/// Texts that could give an entry.
private struct Witnesses {
  private let prefix: [UInt8]
  /// Tokens that a word may begin with.
  private let starts: [[UInt8]]

  init(_ vocabulary: Vocabulary) {
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    self.prefix = prefix
    let special = Set(vocabulary.specialTokens.tokens.map(\.bytes))
    starts = vocabulary.tokens.filter { !special.contains($0) && !$0.starts(with: prefix) }
  }

  /// The entry by itself, or behind each token that it can go on.
  func of(_ entry: [UInt8]) -> [[UInt8]] {
    guard entry.starts(with: prefix), entry.count > prefix.count else { return [entry] }
    return starts.map { $0 + entry.dropFirst(prefix.count) }
  }
}
