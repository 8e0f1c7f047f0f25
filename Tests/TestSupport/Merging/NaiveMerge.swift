/// Merging by its definition, on lists of tokens: everything is looked for from one end to the other, and a corpus is
/// segmented anew after every entry that goes.
///
/// For vocabularies with BERT's five special tokens and the prefix `##`.
package struct NaiveMerge {
  package var base: [[UInt8]]
  package var donors: [[[UInt8]]]
  /// Words of the corpus with their counts; nil to choose by donor order.
  package var words: [(word: [UInt8], count: Int)]?
  /// Whether an entry that the base lacks may join.
  package var allows: ([UInt8]) -> Bool = { _ in true }

  package var keepsUnused = false
  package var fillsUnused = false
  package var paddingMultiple = 1
  package var minimumOccurrences = 0
  package var maximumAdded = Int.max
  package var size = Int.max
  package var unknownWordCost = 1000

  package init(base: [[UInt8]], donors: [[[UInt8]]]) {
    self.base = base
    self.donors = donors
  }

  private static let specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map { Array($0.utf8) }

  package static func isUnused(_ token: [UInt8]) -> Bool {
    let text = String(decoding: token, as: UTF8.self)
    guard text.hasPrefix("[unused"), text.hasSuffix("]") else { return false }
    let digits = text.dropFirst(7).dropLast()
    return !digits.isEmpty && digits.allSatisfy { "0123456789".contains($0) }
  }

  /// The merged tokens by id.
  package func tokens() -> [[UInt8]] {
    var merged = base
    var free = fillable
    for entry in chosen() {
      if !free.isEmpty, !Self.isUnused(entry) { merged[free.removeFirst()] = entry } else { merged.append(entry) }
    }
    var number = 0
    while merged.count % paddingMultiple != 0 {
      let name = Array("[unused\(number)]".utf8)
      if !merged.contains(name) { merged.append(name) }
      number += 1
    }
    return merged
  }

  /// Ids of the base's unused entries that may be filled.
  private var fillable: [Int] {
    guard fillsUnused else { return [] }
    return base.indices.filter { id in
      Self.isUnused(base[id]) && !(keepsUnused && donors.contains { $0.contains(base[id]) })
    }
  }

  /// The entries that join, in order.
  package func chosen() -> [[UInt8]] {
    var entries: [[UInt8]] = []
    for entry in donors.joined() where !base.contains(entry) && !Self.specials.contains(entry) {
      if entries.contains(entry) || (Self.isUnused(entry) && !keepsUnused) { continue }
      entries.append(entry)
    }
    entries = entries.filter(allows)
    let slots = fillable.count
    let room = size == Int.max ? 1_000_000 : size - base.count
    var ordinary = entries.filter { !Self.isUnused($0) }
    let limit = min(maximumAdded, room + slots)
    if let words {
      while let leaving = nextToLeave(ordinary, limit, words) { ordinary.remove(at: leaving) }
    }
    ordinary = Array(ordinary.prefix(limit))
    let left = min(maximumAdded - ordinary.count, room - max(0, ordinary.count - slots))
    let unused = entries.filter(Self.isUnused).prefix(left)
    return entries.filter { ordinary.contains($0) || unused.contains($0) }
  }

  private func nextToLeave(_ entries: [[UInt8]], _ limit: Int, _ words: [(word: [UInt8], count: Int)]) -> Int? {
    var rarest: (place: Int, occurrences: Int)?
    for (place, entry) in entries.enumerated() {
      let occurrences = words.reduce(0) { sum, word in
        sum + word.count * segment(word.word, entries).count { $0 == entry }
      }
      if occurrences <= rarest?.occurrences ?? Int.max { rarest = (place, occurrences) }
    }
    if let rarest, rarest.occurrences < minimumOccurrences { return rarest.place }
    guard entries.count > limit else { return nil }
    var cheapest: (place: Int, cost: Int)?
    for place in entries.indices {
      var others = entries
      others.remove(at: place)
      let total = words.reduce(0) { $0 + $1.count * cost($1.word, others) }
      if total <= cheapest?.cost ?? Int.max { cheapest = (place, total) }
    }
    return cheapest?.place
  }

  /// Tokens of a word; where it cannot be spelled what was asked, but at least one more than its characters.
  private func cost(_ word: [UInt8], _ entries: [[UInt8]]) -> Int {
    let pieces = segment(word, entries)
    if !pieces.isEmpty { return pieces.count }
    return max(unknownWordCost, String(decoding: word, as: UTF8.self).unicodeScalars.count + 1)
  }

  /// The tokens of a word; none where it cannot be spelled.
  private func segment(_ word: [UInt8], _ entries: [[UInt8]]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while start < word.count {
      let lead = start == 0 ? [] : Array("##".utf8)
      let match = (start + 1...word.count).reversed().lazy.map { lead + word[start..<$0] }.first {
        base.contains($0) || entries.contains($0)
      }
      guard let match else { return [] }
      pieces.append(match)
      start += match.count - lead.count
    }
    return pieces
  }
}
