internal import Storage
internal import VocabPruning
internal import WordPiece

extension MergeMap {
  init(_ merger: VocabularyMerger, _ assembly: VocabularyAssembly) {
    let base = merger.base.vocabulary
    let pieces = BasePieces(merger.base)
    let donorIDs = zip(merger.donors, merger.intake.entries).map { donor, entries in
      Self.ids(of: entries, donor.vocabulary, assembly)
    }
    donorCount = donorIDs.count
    rows = (0..<assembly.vocabulary.count).map { id in
      let isNew = assembly.candidates[id] != nil
      let baseID = id < base.count && !isNew ? id : nil
      let ids = donorIDs.map { $0[id] }
      let origin: TokenOrigin =
        isNew ? .donor : baseID == nil ? .padding : ids.contains { $0 != nil } ? .both : .base
      let token = assembly.vocabulary[id]
      return Row(
        token: token, origin: origin, baseID: baseID, donorIDs: ids, pieceIDs: isNew ? pieces.ids(of: token) : [])
    }
  }

  /// A donor's ids by merged id.
  private static func ids(
    of entries: [DonorEntry], _ donor: Vocabulary, _ assembly: VocabularyAssembly
  ) -> [Int?] {
    var ids = [Int?](repeating: nil, count: assembly.vocabulary.count)
    let specials = Set(donor.specialTokens.tokens.map(\.bytes))
    for (id, entry) in entries.enumerated() {
      let merged: Int?
      switch entry {
      case .shared(let baseID): merged = assembly.candidates[baseID] == nil ? baseID : nil
      case .offered(let candidate), .offeredBefore(let candidate): merged = assembly.ids[candidate]
      case .special, .placeholder, .repeated, .unsayable: merged = nil
      }
      // The token in the role stands before an ordinary one that happens to have the base's name for it.
      if let merged, ids[merged] == nil || specials.contains(donor[id]) { ids[merged] = id }
    }
    return ids
  }
}

/// Spells entries with the tokens of the base.
private struct BasePieces {
  private let trie: PieceTrie
  private let prefix: [UInt8]
  private let unknownID: Int

  init(_ base: MergeParent) {
    prefix = Array(base.vocabulary.continuationPrefix.utf8)
    trie = PieceTrie(base.vocabulary, maximumScalarCount: base.maximumScalarCount)
    unknownID = base.vocabulary.unknownID ?? 0
  }

  func ids(of token: [UInt8]) -> [Int] {
    let isRest = token.count > prefix.count && token.starts(with: prefix)
    var pieces = GrowingBuffer<Int32>(capacity: 64)
    let text = isRest ? token.dropFirst(prefix.count) : token[...]
    (text + [UInt8](repeating: 0, count: PieceTrie.padding)).withUnsafeBytes { padded in
      let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(PieceTrie.padding))
      trie.spell(text, isRest: isRest, into: &pieces)
    }
    return pieces.count == 0 ? [unknownID] : pieces.elements.map(Int.init)
  }
}
