import Coverage
import SystemPackage
import VocabMerging
import WordPiece

/// What `prune --json` prints: schema `kc-vocab/prune/1`.
struct PruneReport: Encodable {
  struct Size: Encodable {
    var size: Int
    /// Of its `vocab.txt`.
    var sha256: String
  }

  /// On the corpus.
  struct Effect: Encodable {
    var tokens: Int
    var unknownWords: Int
    var charactersPerToken: Double

    enum CodingKeys: String, CodingKey {
      case tokens
      case unknownWords = "unknown_words"
      case charactersPerToken = "characters_per_token"
    }
  }

  var schema = "kc-vocab/prune/1"
  var vocabulary: String
  var before: Size
  var after: Size
  /// By reason.
  var dropped: [String: Int]
  /// Missing without a corpus.
  var effectBefore: Effect?
  var effectAfter: Effect?

  enum CodingKeys: String, CodingKey {
    case schema, vocabulary, before, after, dropped
    case effectBefore = "effect_before"
    case effectAfter = "effect_after"
  }

  init(_ loaded: LoadedVocabulary, _ result: CuttingResult, _ coverage: CorpusCoverage?) {
    vocabulary = loaded.path.string
    before = Size(size: loaded.vocabulary.count, sha256: loaded.vocabulary.digest)
    after = Size(size: result.vocabulary.count, sha256: result.vocabulary.digest)
    dropped = Dictionary(
      uniqueKeysWithValues: CuttingReason.allCases.map { ($0.rawValue, result.droppedCounts[$0] ?? 0) })
    effectBefore = coverage.map { Effect($0, 0) }
    effectAfter = coverage.map { Effect($0, 1) }
  }

  var section: ReportSection {
    var table = ReportTable(["<", "before", "after"])
    table.rows.append(["tokens of the vocabulary", grouped(before.size), grouped(after.size)])
    if let effectBefore, let effectAfter {
      table.rows += [
        ["tokens of the corpus", grouped(effectBefore.tokens), grouped(effectAfter.tokens)],
        ["words unknown", grouped(effectBefore.unknownWords), grouped(effectAfter.unknownWords)],
        [
          "characters per token", fixed(effectBefore.charactersPerToken, decimals: 4),
          fixed(effectAfter.charactersPerToken, decimals: 4),
        ],
      ]
    }
    let gone = CuttingReason.allCases.compactMap { reason -> String? in
      let count = dropped[reason.rawValue] ?? 0
      return count > 0 ? "\(grouped(count)) \(reason.title)" : nil
    }
    return ReportSection(
      title: "Pruning \(FilePath(vocabulary).shown)",
      sentences: ["taken out: " + (gone.isEmpty ? "nothing" : gone.joined(separator: ", "))], table: table)
  }

  /// How the embedding of a model is cut.
  static func advice(_ output: FilePath) -> String {
    "To cut a model's embedding (docs/embeddings.md), with \(output.shown) as the first argument:\n\n"
      + String(decoding: PackageResources.from_pruned_py, as: UTF8.self)
  }
}

extension CuttingReason {
  fileprivate var title: String {
    switch self {
    case .listed: "by the list"
    case .unusable: "that stood for nothing"
    case .fewOccurrences: "that occur too seldom"
    case .overSize: "over the size"
    }
  }
}

extension PruneReport.Effect {
  fileprivate init(_ coverage: CorpusCoverage, _ place: Int) {
    let totals = coverage.vocabularies[place].totals
    self.init(
      tokens: totals.tokens, unknownWords: totals.unknownWords,
      charactersPerToken: coverage.rates(of: place).charactersPerToken)
  }
}
