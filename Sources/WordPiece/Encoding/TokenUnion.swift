/// The tokens of several vocabularies, each once.
struct TokenUnion {
  /// Those of the largest vocabulary, then what it lacks.
  private(set) var table: TokenTable
  /// For each vocabulary its ids by number in `table`; of numbers that are not there it has none.
  private var ids: [[Int32]]

  /// - Complexity: O(bytes of all tokens).
  init(_ tables: [TokenTable]) {
    let largest = tables.indices.max { tables[$0].count < tables[$1].count }
    table = largest.map { tables[$0].joined } ?? TokenTable([])
    ids = Array(repeating: [], count: tables.count)
    for place in tables.indices where place != largest { add(tables[place], place) }
    guard let largest else { return }
    ids[largest] = Array(0..<Int32(tables[largest].count))
    for id in tables[largest].apart { ids[largest][id] = -1 }
  }

  /// A vocabulary's id for a token, or -1.
  func id(of number: Int, in place: Int) -> Int32 { number < ids[place].count ? ids[place][number] : -1 }

  private mutating func add(_ other: TokenTable, _ place: Int) {
    var missing: [Int] = []
    ids[place] = Array(repeating: -1, count: table.count)
    for id in other.indices where other.isPiece(id) {
      if let number = table.number(of: other[id]) {
        ids[place][number] = Int32(id)
      } else {
        missing.append(id)
      }
    }
    ids[place] += missing.map(Int32.init)
    table = table.adding(missing.map { Array(other[$0]) })
  }
}
