internal import Storage
internal import Coverage
internal import WordPiece

extension EfficiencyReport {
  init(_ own: VocabularyCoverage, _ origins: TokenOrigins?, listLimit: Int) {
    piecesPerWord = own.pieceCounts.enumerated().filter { $1 > 0 }.map { PieceCount(pieces: $0, words: $1) }
    let utilisation = Utilisation(own)
    tokenLengths = utilisation.tokenLengths
    self.utilisation =
      [utilisation.report("all", 0..<own.tokenCounts.count)]
      + (origins?.groups ?? []).map { utilisation.report($0.name, $0.ids) }
    let used = own.tokenCounts.indices.filter { own.tokenCounts[$0] > 0 }
    let frequent = used.sorted { (own.tokenCounts[$1], $0) < (own.tokenCounts[$0], $1) }.prefix(listLimit)
    mostFrequent = frequent.map {
      TokenFrequency(id: $0, token: own.vocabulary.text(of: $0), occurrences: own.tokenCounts[$0])
    }
  }
}

/// Which ordinary tokens of a vocabulary a corpus used.
struct Utilisation {
  private let own: VocabularyCoverage
  private let specialIDs: Set<Int>

  init(_ own: VocabularyCoverage) {
    self.own = own
    specialIDs = Set(own.vocabulary.specialTokens.tokens.compactMap { own.vocabulary.id(of: $0.bytes) })
  }

  /// Tokens used among all ordinary ones.
  var rate: Double {
    let all = report("all", 0..<own.tokenCounts.count)
    return all.tokens == 0 ? 0 : Double(all.used) / Double(all.tokens)
  }

  func report(_ origin: String, _ ids: some Sequence<Int>) -> UtilisationReport {
    let counts = ids.filter { !specialIDs.contains($0) }.map { own.tokenCounts[$0] }
    let used = counts.count { $0 > 0 }
    return UtilisationReport(
      origin: origin, tokens: counts.count, used: used, neverUsed: counts.count - used,
      usedOnce: counts.count { $0 == 1 },
      occurrences: counts.reduce(0, +))
  }

  /// Token outputs by the characters that they stand for.
  var tokenLengths: [EfficiencyReport.TokenLength] {
    let prefix = Array(own.vocabulary.continuationPrefix.utf8)
    var lengths: [Int: Int] = [:]
    for (id, count) in own.tokenCounts.enumerated() where count > 0 && !specialIDs.contains(id) {
      let token = own.vocabulary[id]
      let text = token.starts(with: prefix) ? token.dropFirst(prefix.count) : token[...]
      lengths[scalarCount(text), default: 0] += count
    }
    return lengths.sorted { $0.key < $1.key }.map { EfficiencyReport.TokenLength(characters: $0.key, tokens: $0.value) }
  }
}
