/// Small consecutive numbers for the scalars that tokens are made of, so that a trie over them packs densely.
///
/// Code 0 is any scalar that no token holds. Frequent scalars have small codes: a node's children then lie close
/// together.
struct ScalarCodes: Sendable {
  /// For each 256 scalars, where their page starts in `codes`; unused ones share the first page, which is all 0.
  let pageStarts: [UInt32]
  let codes: [UInt32]
  /// Number of codes, 0 included.
  let count: Int

  /// Above every value that `UTF8Scalars.read` can give, so that no look-up can leave the table.
  private static let scalarLimit = 0x20_0000

  init(of table: TokenTable) {
    var pageStarts = [UInt32](repeating: 0, count: Self.scalarLimit >> 8)
    var occurrences = [UInt32](repeating: 0, count: 256)
    table.forEachScalar { _, scalar in
      let page = Int(scalar >> 8)
      if pageStarts[page] == 0 {
        pageStarts[page] = UInt32(occurrences.count)
        occurrences.append(contentsOf: repeatElement(0, count: 256))
      }
      occurrences[Int(pageStarts[page]) + Int(scalar & 0xFF)] += 1
    }
    // By falling frequency; the place breaks ties, so that the codes are the same in every run.
    let used = occurrences.indices.filter { occurrences[$0] > 0 }
      .sorted { (occurrences[$0], $1) > (occurrences[$1], $0) }
    var codes = [UInt32](repeating: 0, count: occurrences.count)
    for (rank, place) in used.enumerated() { codes[place] = UInt32(rank + 1) }
    self.pageStarts = pageStarts
    self.codes = codes
    count = used.count + 1
  }

  subscript(scalar: UInt32) -> UInt32 { codes[Int(pageStarts[Int(scalar >> 8)]) + Int(scalar & 0xFF)] }
}
