public import CommentText

/// What may join a vocabulary, and how.
public struct MergeOptions: Sendable {
  /// The pipeline of a base that carries none, such as a bare `vocab.txt`.
  public var pipeline = TextPipeline.standard
  /// Merges although the pipelines of parents differ; the base's is that of the result.
  public var forcesBasePipeline = false
  /// What marks continuation pieces in the donors, where that is not what their files say or what the base uses.
  public var donorPrefix: String?

  // Placeholders
  /// Whether the donors' `[unusedN]` entries join too.
  public var keepsUnused = false
  /// Whether new entries take the ids of the base's `[unusedN]` entries before new ids are given.
  public var fillsUnused = false
  /// The merged size becomes a multiple of this, by `[unusedN]` entries at the end. At least 1.
  public var paddingMultiple = 1

  // Choosing
  /// Leaves out what the pipeline can never produce.
  public var dropsUnreachable = false
  /// Entries that never join; those of the base stay.
  public var excluded: Set<[UInt8]> = []
  /// Only entries written in these scripts join; nil for all.
  public var scripts: ScriptSet?
  /// Added entries that occur fewer times as a token on the corpus, under the merged vocabulary, are left out.
  public var minimumOccurrences: Int?
  /// At most this many entries are added.
  public var maximumAdded: Int?
  /// Whether entries of one character join before all others, as far as there is room, whatever they do on the corpus:
  /// what a corpus never showed costs nothing there, and is `[UNK]` in the next one.
  public var takesCharactersFirst = false
  /// The merged vocabulary has at most this many entries, before padding.
  public var size: Int?

  /// The cost of an unknown word in tokens, where entries are weighed by what they save: how much shorter the text
  /// would have to get to make up for losing it.
  public var unknownWordCost = 1000

  /// Entries shown of each kind in the report.
  public var sampleCount = 10

  public init() {}

  /// Whether the words of a corpus are needed to choose. Limits go by donor order without one.
  public var choosesByCorpus: Bool { minimumOccurrences != nil || maximumAdded != nil || size != nil }
}

extension MergeOptions {
  /// Checks that every number has a sense; `VocabularyMerger` does so too.
  /// - Throws: `VocabMergingError.numberTooSmall`.
  public func checkNumbers() throws(VocabMergingError) {
    let numbers: [(MergeNumber, Int?, Int)] = [
      (.minimumOccurrences, minimumOccurrences, 1), (.maximumAdded, maximumAdded, 0), (.size, size, 1),
      (.paddingMultiple, paddingMultiple, 1), (.unknownWordCost, unknownWordCost, 1),
    ]
    for (name, value, smallest) in numbers {
      if let value, value < smallest { throw .numberTooSmall(name, value, smallest: smallest) }
    }
  }
}
