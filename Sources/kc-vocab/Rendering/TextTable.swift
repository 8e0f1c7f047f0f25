/// Labels and values in two columns.
struct TextTable {
  private var rows: [(label: String, value: String)] = []

  mutating func add(_ label: String, _ value: String) { rows.append((label, value)) }

  var text: String {
    let width = rows.map(\.label.count).max() ?? 0
    return rows.map { row in
      row.label + String(repeating: " ", count: width - row.label.count + 2) + row.value + "\n"
    }.joined()
  }
}
