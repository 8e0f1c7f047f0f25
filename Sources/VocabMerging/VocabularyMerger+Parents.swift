internal import CommentText
internal import WordPiece

extension VocabularyMerger {
  /// Unicode versions may differ where they treat every character of both vocabularies alike.
  /// - Throws: `VocabMergingError.pipelinesDiffer`, unless the base's is forced.
  static func comparePipelines(
    _ donors: [MergeParent], with base: MergeParent, _ pipeline: TextPipeline, isForced: Bool
  ) throws(VocabMergingError) -> [MergeWarning] {
    var warnings: [MergeWarning] = []
    for donor in donors {
      let differences =
        donor.pipeline?.uncleaned.differences(from: pipeline.uncleaned) { check in
          for token in donor.vocabulary.tokens { check.look(at: token) }
          for token in base.vocabulary.tokens { check.look(at: token) }
        } ?? []
      if differences.isEmpty { continue }
      guard isForced else { throw .pipelinesDiffer(parent: donor.name, differences) }
      warnings.append(.pipelineForced(donor: donor.name))
    }
    return warnings
  }

  /// A prefix that no donor has was mistaken.
  /// - Throws: `VocabMergingError.continuationPrefixUnused`.
  static func checkPrefix(_ options: MergeOptions, _ donors: [MergeParent]) throws(VocabMergingError) {
    guard let prefix = options.donorPrefix else { return }
    if donors.contains(where: { $0.holdsPieces(prefixed: prefix) }) { return }
    throw .continuationPrefixUnused(donor: donors[0].name, prefix: prefix)
  }

  private static let fewestOfWholeVocabulary = 1000

  /// What marks a donor's continuation pieces.
  /// - Throws: `VocabMergingError.continuationPrefixDiffers`, `.continuationPrefixUnused`.
  static func prefix(
    of donor: MergeParent, base: Vocabulary, _ options: MergeOptions, _ warnings: inout [MergeWarning]
  ) throws(VocabMergingError) -> String {
    let stated = donor.vocabulary.continuationPrefix
    if let prefix = options.donorPrefix {
      // A donor that has the base's prefix may stand among others that have not.
      if donor.holdsPieces(prefixed: prefix) { return prefix }
      guard donor.holdsPieces(prefixed: base.continuationPrefix) else {
        throw .continuationPrefixUnused(donor: donor.name, prefix: prefix)
      }
      return base.continuationPrefix
    }
    guard stated.utf8.elementsEqual(base.continuationPrefix.utf8) else {
      throw .continuationPrefixDiffers(donor: donor.name, found: stated, expected: base.continuationPrefix)
    }
    // A list of words that a person adds need not go on with others; a whole vocabulary does.
    if donor.vocabulary.count >= Self.fewestOfWholeVocabulary, !donor.holdsPieces(prefixed: stated) {
      warnings.append(.noContinuations(donor: donor.name, prefix: stated))
    }
    return stated
  }
}

extension MergeParent {
  /// Says what marks continuation pieces, where the file does not.
  mutating func setContinuationPrefix(_ prefix: String) {
    guard !prefix.utf8.elementsEqual(vocabulary.continuationPrefix.utf8) else { return }
    vocabulary = vocabulary.withContinuationPrefix(prefix)
  }

  fileprivate func holdsPieces(prefixed prefix: String) -> Bool {
    let prefix = Array(prefix.utf8)
    return vocabulary.tokens.contains { $0.count > prefix.count && $0.starts(with: prefix) }
  }
}

extension DonorIntake {
  /// A warning for each donor whose entries the base has.
  func warnings(_ donors: [MergeParent]) -> [MergeWarning] {
    zip(donors, entries).compactMap { donor, entries in
      let isKnown = entries.allSatisfy { entry in
        if case .shared = entry { true } else { false }
      }
      return isKnown ? .donorAddsNothingNew(donor: donor.name) : nil
    }
  }
}
