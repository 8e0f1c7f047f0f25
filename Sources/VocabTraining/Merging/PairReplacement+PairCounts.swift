extension PairReplacement {
  /// After `replace`: lowers the pairs that lost places, adds those that came to be, and forgets what was noted.
  ///
  /// A pair only loses occurrences after it has come to be, so one that is not followed now never needs to be; a
  /// barrier then spares all later visits to look at this neighbour.
  /// - Parameters:
  ///   - pair: the two symbols that became `token`.
  ///   - table: gets the new pairs, whose numbers are in `added` afterwards.
  ///   - vocabulary: which pairs are followed.
  mutating func updatePairCounts(
    _ pair: PairKey, token: UInt32, in table: inout PairTable, _ vocabulary: borrowing MergeVocabulary
  ) {
    added.count = 0
    // The first visitor's tallies become those of all.
    for part in 1..<max(partCount, 1) {
      visitors[0].left.add(visitors[part].left)
      visitors[0].right.add(visitors[part].right)
    }
    let left = Tally(visitors[0].left)
    let right = Tally(visitors[0].right)
    // What looking up needs is asked for before the first of it is needed.
    for number in 0..<left.count { table.index.prefetch(PairKey(left.symbols[number], pair.left)) }
    for number in 0..<right.count { table.index.prefetch(PairKey(pair.right, right.symbols[number])) }
    for number in 0..<left.count {
      let symbol = left.symbols[number]
      let entry = left.entries[Int(symbol)]
      lower(PairKey(symbol, pair.left), by: entry.occurrences, in: &table)
      let list = list(for: PairKey(symbol, token), entry.occurrences, entry.visitCount, in: &table, vocabulary)
      share(list, symbol) { visitors[$0].left.entries.base }
    }
    let withdrawn = (0..<partCount).reduce(0) { $0 + visitors[$1].withdrawnOccurrences }
    for number in 0..<right.count {
      let symbol = right.symbols[number]
      let entry = right.entries[Int(symbol)]
      let old = PairKey(pair.right, symbol)
      // Equal symbols in a row: the merged pair itself, which has nothing left.
      if old != pair { lower(old, by: entry.occurrences, in: &table) }
      let occurrences = entry.occurrences - (symbol == pair.left ? withdrawn : 0)
      let list = list(for: PairKey(token, symbol), occurrences, entry.visitCount, in: &table, vocabulary)
      share(list, symbol) { visitors[$0].right.entries.base }
    }
    updateDoubledPairCount(token, in: &table, vocabulary)
    distribute()
    for part in 0..<partCount { visitors[part].forget() }
  }

  /// What one side's tally holds, while it does not change.
  private struct Tally {
    let symbols: UnsafeMutablePointer<UInt32>
    let count: Int
    let entries: UnsafeMutablePointer<NeighbourTally.Entry>

    init(_ tally: borrowing NeighbourTally) {
      (symbols, count, entries) = (tally.met.base, tally.met.count, tally.entries.base)
    }
  }

  /// Gives each visitor the part of a list that its visits fill; the first comes last, because its number is that of
  /// all.
  @inline(__always)
  private func share(
    _ list: UnsafeMutablePointer<PairPosition>?, _ symbol: UInt32,
    _ entries: (Int) -> UnsafeMutablePointer<NeighbourTally.Entry>
  ) {
    guard var next = list else { return }
    for part in 1..<partCount {
      let entry = entries(part) + Int(symbol)
      guard entry.pointee.visitCount > 0 else { continue }
      entry.pointee.list = next
      next += entry.pointee.visitCount
    }
    entries(0)[Int(symbol)].list = next
  }

  /// Every pair without a barrier between its tokens is in the table.
  private func lower(_ key: PairKey, by occurrences: Int, in table: inout PairTable) {
    let number = table.index.number(of: key)
    assert(number >= 0, "a pair without a barrier is not in the table")
    table.lower(number, by: occurrences)
  }

  /// A list for the places of a pair that is followed from now on; nil if it is not.
  private mutating func list(
    for key: PairKey, _ occurrences: Int, _ placeCount: Int, in table: inout PairTable,
    _ vocabulary: borrowing MergeVocabulary
  ) -> UnsafeMutablePointer<PairPosition>? {
    guard vocabulary.allows(key, occurrences) else { return nil }
    let number = table.add(key, occurrences: occurrences, placeCount: placeCount)
    added.append(number)
    return table.records[number].places
  }

  private mutating func updateDoubledPairCount(
    _ token: UInt32, in table: inout PairTable, _ vocabulary: borrowing MergeVocabulary
  ) {
    let placeCount = (0..<partCount).reduce(0) { $0 + visitors[$1].doubled.count }
    guard placeCount > 0 else { return }
    let occurrences = (0..<partCount).reduce(0) { $0 + visitors[$1].doubledOccurrences }
    let width = Int(widths.base[Int(token)])
    var next = list(for: PairKey(token, token), occurrences, placeCount, in: &table, vocabulary)
    for part in 0..<partCount {
      for number in 0..<visitors[part].doubled.count {
        let place = visitors[part].doubled[number]
        if let list = next {
          list.pointee = place
          next = list + 1
        } else {
          visitors[part].bar(before: place.slot + width)
        }
      }
    }
  }
}
