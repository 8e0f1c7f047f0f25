internal import WordPiece

/// The merged list of tokens.
struct VocabularyAssembly {
  let vocabulary: Vocabulary
  /// For each candidate, its id in the merged vocabulary; nil if it did not join.
  let ids: [Int?]
  /// The candidate that stands at each merged id, if one does.
  let candidates: [Int?]
  /// Ids of the base's placeholders that new entries took.
  let filledIDs: [Int]
  let paddingCount: Int

  /// - Throws: `VocabMergingError.emptyResult`.
  init(_ merger: VocabularyMerger, _ verdicts: [CandidateVerdict?]) throws(VocabMergingError) {
    var tokens = Array(merger.base.vocabulary.tokens)
    var ids = [Int?](repeating: nil, count: verdicts.count)
    var candidates = [Int?](repeating: nil, count: tokens.count)
    var free = merger.fillableIDs[...]
    var filled: [Int] = []
    for (place, candidate) in merger.intake.candidates.enumerated() where verdicts[place] == nil {
      // A donor's placeholder would only take the place of another.
      if !candidate.isPlaceholder, let slot = free.popFirst() {
        tokens[slot] = candidate.token
        candidates[slot] = place
        ids[place] = slot
        filled.append(slot)
      } else {
        ids[place] = tokens.count
        tokens.append(candidate.token)
        candidates.append(place)
      }
    }
    let padding = Self.padding(tokens, multiple: merger.options.paddingMultiple)
    tokens += padding
    candidates += [Int?](repeating: nil, count: padding.count)
    vocabulary = try Self.vocabulary(of: tokens, like: merger.base.vocabulary)
    (self.ids, self.candidates, filledIDs, paddingCount) = (ids, candidates, filled, padding.count)
  }

  /// The placeholders that make the number of tokens a multiple.
  private static func padding(_ tokens: [[UInt8]], multiple: Int) -> [[UInt8]] {
    let missing = (multiple - tokens.count % multiple) % multiple
    guard missing > 0 else { return [] }
    let taken = Set(tokens.filter(PlaceholderToken.matches))
    return PlaceholderToken.names(missing) { taken.contains($0) }
  }

  /// - Throws: `VocabMergingError.emptyResult`, `.vocabulary`.
  private static func vocabulary(of tokens: [[UInt8]], like base: Vocabulary) throws(VocabMergingError) -> Vocabulary {
    let vocabulary: Vocabulary
    do throws(VocabularyError) {
      vocabulary = try base.replacingTokens(tokens)
    } catch { throw .vocabulary(error) }
    let isEmpty = (0..<vocabulary.count).allSatisfy { [.special, .placeholder].contains(vocabulary.kind(of: $0)) }
    guard !isEmpty else { throw .emptyResult }
    return vocabulary
  }
}
