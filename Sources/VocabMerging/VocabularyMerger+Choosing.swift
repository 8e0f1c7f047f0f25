internal import Storage
internal import VocabPruning
internal import WordCounting
internal import WordPiece

extension VocabularyMerger {
  /// The verdicts that an entry's text alone decides.
  func judgeTexts(_ causes: [UnreachableCause?]) -> [CandidateVerdict?] {
    let prefix = Array(base.vocabulary.continuationPrefix.utf8)
    return zip(intake.candidates, causes).map { candidate, cause in
      if options.excluded.contains(candidate.token) { return .excluded }
      if candidate.isPlaceholder { return nil }
      if options.dropsUnreachable, cause != nil { return .unreachable }
      guard let scripts = options.scripts else { return nil }
      let goesOn = candidate.token.count > prefix.count && candidate.token.starts(with: prefix)
      return scripts.allows(goesOn ? candidate.token.dropFirst(prefix.count) : candidate.token[...])
        ? nil : .otherScript
    }
  }

  /// The verdicts of occurrences and limits, for the candidates that have none yet.
  func choose(on words: WordCounts?, threads: Int, _ verdicts: inout [CandidateVerdict?]) {
    let eligible = verdicts.indices.filter { verdicts[$0] == nil }
    let entries = eligible.filter { !intake.candidates[$0].isPlaceholder }
    let slots = fillableIDs.count
    let room = options.size.map { $0 - base.vocabulary.count } ?? Int.max
    let limit = min(options.maximumAdded ?? Int.max, room == Int.max ? room : room + slots)
    let characters = options.takesCharactersFirst ? entries.filter(isCharacter).prefix(limit) : []
    let kept = Set(characters)
    let others = kept.isEmpty ? entries : entries.filter { !kept.contains($0) }
    if let words, options.choosesByCorpus {
      choose(others, besides: characters, on: words, limit: limit - characters.count, threads: threads, &verdicts)
    } else {
      for place in others.dropFirst(limit - characters.count) { verdicts[place] = .overLimit }
    }
    // The donors' placeholders get the room that is left: every entry is worth more than an empty one.
    let joining = entries.count { verdicts[$0] == nil }
    let roomLeft = min((options.maximumAdded ?? Int.max) - joining, room - max(0, joining - slots))
    for place in eligible.filter({ intake.candidates[$0].isPlaceholder }).dropFirst(roomLeft) {
      verdicts[place] = .overLimit
    }
  }

  /// Whether a candidate is one character, at the start of a word or inside.
  private func isCharacter(_ place: Int) -> Bool {
    let (token, prefix) = (intake.candidates[place].token, Array(base.vocabulary.continuationPrefix.utf8))
    let goesOn = token.count > prefix.count && token.starts(with: prefix)
    return scalarCount(token.dropFirst(goesOn ? prefix.count : 0)) == 1
  }

  /// - Parameter kept: candidates that join in any case.
  private func choose(
    _ entries: [Int], besides kept: some Collection<Int>, on words: WordCounts, limit: Int, threads: Int,
    _ verdicts: inout [CandidateVerdict?]
  ) {
    var chooser = EntryChooser(
      base: base.vocabulary, and: kept.map { intake.candidates[$0].token },
      maximumScalarCount: base.maximumScalarCount,
      candidates: entries.map { intake.candidates[$0].token }, words: words,
      unknownWordCost: entries.count > limit ? options.unknownWordCost : nil, threads: threads)
    let reasons = chooser.choose(minimumOccurrences: options.minimumOccurrences ?? 0, limit: limit)
    for (place, reason) in zip(entries, reasons) {
      switch reason {
      case nil: verdicts[place] = nil
      case .fewOccurrences: verdicts[place] = .fewOccurrences
      case .overLimit: verdicts[place] = .overLimit
      }
    }
  }

  /// Ids of the base that new entries may take, in order.
  var fillableIDs: [Int] {
    guard options.fillsUnused else { return [] }
    // Where the donors' placeholders are to be kept, those that the base has already are kept too.
    let kept = options.keepsUnused ? intake.sharedIDs : []
    let added = Set(base.vocabulary.addedTokens.map(\.text))
    return (0..<base.vocabulary.count).filter { id in
      base.vocabulary.kind(of: id) == .placeholder && !kept.contains(id) && !added.contains(base.vocabulary[id])
    }
  }
}
