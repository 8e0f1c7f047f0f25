extension PairReplacement {
  /// After `replace`: lowers the pairs that lost places, adds those that came to be, and forgets what was noted.
  ///
  /// A pair only loses occurrences after it has come to be, so one that is not followed now never needs to be; a barrier then
  /// spares all later visits to look at this neighbour.
  /// - Parameters:
  ///   - pair: the two symbols that became `token`.
  ///   - table: gets the new pairs, whose numbers are in `added` afterwards.
  ///   - admission: which pairs are followed.
  mutating func settle(
    _ pair: PairKey, token: UInt32, in table: inout PairTable, _ admission: borrowing Admission
  ) {
    added.count = 0
    // What looking up needs is asked for before the first of it is needed.
    for number in 0..<left.met.count { table.index.prefetch(PairKey(left.met.base[number], pair.left)) }
    for number in 0..<right.met.count { table.index.prefetch(PairKey(pair.right, right.met.base[number])) }
    for number in 0..<left.met.count {
      let symbol = left.met.base[number]
      let entry = left.entries.base + Int(symbol)
      lower(PairKey(symbol, pair.left), by: entry.pointee.occurrences, in: &table)
      entry.pointee.list = list(
        for: PairKey(symbol, token), entry.pointee.occurrences, entry.pointee.visitCount, in: &table, admission)
    }
    for number in 0..<right.met.count {
      let symbol = right.met.base[number]
      let entry = right.entries.base + Int(symbol)
      let old = PairKey(pair.right, symbol)
      // Equal symbols in a row: the merged pair itself, which has nothing left.
      if old != pair { lower(old, by: entry.pointee.occurrences, in: &table) }
      let occurrences = entry.pointee.occurrences - (symbol == pair.left ? withdrawnOccurrences : 0)
      entry.pointee.list = list(
        for: PairKey(token, symbol), occurrences, entry.pointee.visitCount, in: &table, admission)
    }
    settleDoubled(token, in: &table, admission)
    distribute(token)
    forget()
  }

  /// Every pair without a barrier between its tokens is in the table.
  private func lower(_ key: PairKey, by occurrences: Int, in table: inout PairTable) {
    let number = table.index.number(of: key)
    assert(number >= 0, "a pair without a barrier is not in the table")
    table.lower(number, by: occurrences)
  }

  /// A list for the places of a pair that is followed from now on; nil if it is not.
  private mutating func list(
    for key: PairKey, _ occurrences: Int, _ placeCount: Int, in table: inout PairTable, _ admission: borrowing Admission
  ) -> UnsafeMutablePointer<Place>? {
    guard admission.admits(key, occurrences) else { return nil }
    let number = table.add(key, occurrences: occurrences, placeCount: placeCount)
    added.append(number)
    return table.records[number].places
  }

  private mutating func settleDoubled(
    _ token: UInt32, in table: inout PairTable, _ admission: borrowing Admission
  ) {
    guard doubled.count > 0 else { return }
    let list = list(for: PairKey(token, token), doubledOccurrences, doubled.count, in: &table, admission)
    for number in 0..<doubled.count {
      if let list { list[number] = doubled[number] } else { bar(before: doubled[number].slot + width(token)) }
    }
  }

  /// Hands the noted places to the lists of their pairs, and sets a barrier where there is none.
  private func distribute(_ token: UInt32) {
    left.distribute { bar(before: $0.place.slot + width($0.symbol)) }
    right.distribute { bar(before: $0.place.slot + width(token)) }
  }

  private func bar(before slot: Int) { segments.slots.base[slot] |= Slot.barrier }

  private func width(_ symbol: UInt32) -> Int { Int(widths.base[Int(symbol)]) }

  private mutating func forget() {
    left.removeAll()
    right.removeAll()
    doubled.count = 0
    doubledOccurrences = 0
    withdrawnOccurrences = 0
  }
}
