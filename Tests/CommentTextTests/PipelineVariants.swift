import CommentText

enum PipelineVariants {
  /// Every combination of options.
  static let all: [TextPipeline] = UnicodeNormalization.allCases.flatMap { normalization in
    (0..<16).map { bits in
      let bert = BertNormalization(
        cleansText: bits & 1 == 0, spacesCJK: bits & 2 == 0, lowercases: bits & 4 != 0, stripsAccents: bits & 8 != 0)
      return TextPipeline(normalization: normalization, bert: bert)
    }
  }

  /// The ones in use: cased, uncased and raw, under each normal form.
  static let common: [TextPipeline] = UnicodeNormalization.allCases.flatMap { normalization in
    [
      BertNormalization(), BertNormalization(lowercases: true, stripsAccents: true),
      BertNormalization(cleansText: false, spacesCJK: false),
    ].map { TextPipeline(normalization: normalization, bert: $0) }
  }
}
