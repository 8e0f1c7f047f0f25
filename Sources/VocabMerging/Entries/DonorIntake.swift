internal import WordPiece

/// What becomes of one entry of a donor, as far as the entries alone decide it.
enum DonorEntry {
  /// The base has it, or has a special token of the same role.
  case shared(baseID: Int)
  /// The base lacks it, and no earlier donor offers it.
  case offered(candidate: Int)
  /// The base lacks it, and an earlier donor offers it.
  case offeredBefore(candidate: Int)
  /// A special token that the base has no use for.
  case special
  /// `[unusedN]`, not wanted, or blank.
  case placeholder
  /// The same donor has it again; the later one counts.
  case repeated
  /// Starts a word with what in the base marks a continuation, so that it cannot be said there.
  case unsayable
}

/// An entry that the base lacks.
struct Candidate {
  let token: [UInt8]
  /// Place of the first donor that offers it.
  let donor: Int
  let isPlaceholder: Bool
}

/// Sorts the donors' entries into those the base has and those it lacks.
///
/// Order of the candidates: the first donor's in the order of its ids, then those of the next that are new, and so on.
struct DonorIntake {
  private(set) var candidates: [Candidate] = []
  /// For each donor, what became of each entry, by its id.
  private(set) var entries: [[DonorEntry]] = []
  private let base: Vocabulary
  private let keepsPlaceholders: Bool
  private var candidateNumbers: [[UInt8]: Int] = [:]

  init(base: Vocabulary, keepsPlaceholders: Bool) {
    self.base = base
    self.keepsPlaceholders = keepsPlaceholders
  }

  mutating func add(_ donor: Vocabulary) {
    let conversion = PrefixConversion(from: donor.continuationPrefix, to: base.continuationPrefix)
    var sorted: [DonorEntry] = []
    sorted.reserveCapacity(donor.count)
    let specials = Dictionary(
      uniqueKeysWithValues: donor.specialTokens.tokens.map { (donor.id(of: $0.bytes) ?? -1, $0) })
    for (id, token) in donor.tokens.enumerated() {
      if token.isEmpty {
        sorted.append(.placeholder)
      } else if !donor.isInUse(id) {
        sorted.append(.repeated)
      } else if let special = specials[id] {
        sorted.append(baseID(of: special).map { .shared(baseID: $0) } ?? .special)
      } else if let token = conversion.convert(token) {
        sorted.append(sort(token))
      } else {
        sorted.append(.unsayable)
      }
    }
    entries.append(sorted)
  }

  /// Ids of the base whose tokens some donor has.
  var sharedIDs: Set<Int> {
    Set(
      entries.joined().compactMap { entry in
        if case .shared(let id) = entry { id } else { nil }
      })
  }

  /// The base's special token for the same role, or, without a role, with the same text.
  private func baseID(of special: SpecialToken) -> Int? {
    if let role = special.role { return base.id(of: role) }
    return base.specialTokens.tokens.contains { $0.bytes == special.bytes } ? base.id(of: special.bytes) : nil
  }

  private mutating func sort(_ token: [UInt8]) -> DonorEntry {
    if let id = base.id(of: token) { return .shared(baseID: id) }
    let isPlaceholder = PlaceholderToken.matches(token)
    if isPlaceholder, !keepsPlaceholders { return .placeholder }
    if let earlier = candidateNumbers[token] { return .offeredBefore(candidate: earlier) }
    candidateNumbers[token] = candidates.count
    candidates.append(Candidate(token: token, donor: entries.count, isPlaceholder: isPlaceholder))
    return .offered(candidate: candidates.count - 1)
  }
}
