internal import CommentText
internal import WordPiece

extension MergeReport {
  init(
    _ merger: VocabularyMerger, _ assembly: VocabularyAssembly, _ verdicts: [CandidateVerdict?],
    _ causes: (candidates: [UnreachableCause?], base: [UnreachableCause?])
  ) {
    pipeline = merger.pipeline.canonicalForm
    let base = merger.base.vocabulary
    self.base = Base(
      name: merger.base.title, digest: base.digest, size: base.count,
      unreachable: Unreachable(zip(base.tokens, causes.base), merger.options.sampleCount))
    donors = merger.donors.indices.map { Donor(merger, $0, verdicts, causes.candidates) }
    merged = Merged(
      digest: assembly.vocabulary.digest, size: assembly.vocabulary.count, added: assembly.ids.count { $0 != nil },
      filled: assembly.filledIDs.count, padding: assembly.paddingCount)
  }

  /// Checks that the entries of the parents add up to those of the merged vocabulary.
  /// - Throws: `VocabMergingError.sumDoesNotReconcile`.
  package func checkSum() throws(VocabMergingError) {
    for donor in donors {
      let parts = donor.overlap + donor.added + donor.skipped.total
      guard parts == donor.size else { throw .sumDoesNotReconcile(expected: donor.size, found: parts) }
    }
    let joined = donors.reduce(0) { $0 + $1.size - $1.overlap - $1.skipped.total }
    let sum = base.size + joined - merged.filled + merged.padding
    guard sum == merged.size else { throw .sumDoesNotReconcile(expected: merged.size, found: sum) }
  }
}

extension MergeReport.Donor {
  fileprivate init(
    _ merger: VocabularyMerger, _ place: Int, _ verdicts: [CandidateVerdict?], _ causes: [UnreachableCause?]
  ) {
    let (donor, base) = (merger.donors[place], merger.base.vocabulary)
    let prefix = Array(base.continuationPrefix.utf8)
    var (overlap, added) = (EntrySamples(), EntrySamples())
    var unreachable: [([UInt8], UnreachableCause?)] = []
    var skipped: [MergeReport.SkipCause: [[UInt8]]] = [:]
    for (id, entry) in merger.intake.entries[place].enumerated() {
      switch entry {
      case .shared(let baseID): overlap.add(base[baseID], base.kind(of: baseID))
      case .special: skipped[.special, default: []].append(donor.vocabulary[id])
      case .placeholder: skipped[.unused, default: []].append(donor.vocabulary[id])
      case .offeredBefore, .repeated: skipped[.duplicate, default: []].append(donor.vocabulary[id])
      case .unsayable:
        skipped[.unreachable, default: []].append(donor.vocabulary[id])
        unreachable.append((donor.vocabulary[id], .readsAsContinuation))
      case .offered(let number):
        let candidate = merger.intake.candidates[number]
        unreachable.append((candidate.token, causes[number]))
        if let verdict = verdicts[number] {
          skipped[verdict.cause, default: []].append(candidate.token)
        } else {
          added.add(candidate.token, EntryKind(ofOrdinary: candidate.token, prefix: prefix))
        }
      }
    }
    let samples = merger.options.sampleCount
    self.init(
      name: donor.title, digest: donor.vocabulary.digest, size: donor.vocabulary.count, overlap: overlap.total,
      overlapKinds: overlap.counts, overlapSamples: overlap.samples(samples), added: added.total,
      addedKinds: added.counts, addedSamples: added.samples(samples), skipped: MergeReport.Skipped(skipped),
      notChosenBy: MergeReport.NotChosen(skipped), skippedSamples: skipped.mapValues { evenlySpaced($0, samples) },
      unreachable: Unreachable(unreachable, samples))
  }
}

extension CandidateVerdict {
  fileprivate var cause: MergeReport.SkipCause {
    switch self {
    case .unreachable: .unreachable
    case .excluded: .excludeFile
    case .otherScript: .onlyScript
    case .fewOccurrences: .minCount
    case .overLimit: .limit
    }
  }
}

extension MergeReport.Skipped {
  fileprivate init(_ entries: [MergeReport.SkipCause: [[UInt8]]]) {
    special = entries.count(of: .special)
    unused = entries.count(of: .unused)
    duplicate = entries.count(of: .duplicate)
    unreachable = entries.count(of: .unreachable)
    notChosen = MergeReport.NotChosen(entries).total
  }
}

extension MergeReport.NotChosen {
  fileprivate init(_ entries: [MergeReport.SkipCause: [[UInt8]]]) {
    excludeFile = entries.count(of: .excludeFile)
    onlyScript = entries.count(of: .onlyScript)
    minCount = entries.count(of: .minCount)
    limit = entries.count(of: .limit)
  }
}

extension Unreachable {
  /// - Parameter entries: each with its cause, nil if a text can give it.
  fileprivate init(_ entries: some Sequence<([UInt8], UnreachableCause?)>, _ sampleCount: Int) {
    var tokens: [UnreachableCause: [[UInt8]]] = [:]
    for (token, cause) in entries {
      if let cause { tokens[cause, default: []].append(token) }
    }
    causes = tokens.mapValues(\.count)
    count = causes.values.reduce(0, +)
    samples = tokens.mapValues { evenlySpaced($0, sampleCount) }
  }
}

extension [MergeReport.SkipCause: [[UInt8]]] {
  fileprivate func count(of cause: MergeReport.SkipCause) -> Int { self[cause]?.count ?? 0 }
}
