/// A table of a page: sortable and filterable where a script runs.
struct DataTable {
  struct Column {
    var title: Markup
    var kind: Kind = .number
    /// Hidden on narrow screens.
    var isMinor = false

    enum Kind: String {
      case text = "say"
      case number, picture
    }
  }

  struct Cell {
    var content: Markup
    /// What the column is sorted by where that is not the content.
    var sortKey: Double?
    /// The name of its row.
    var isHeader = false

    init(_ content: Markup, sortKey: Double? = nil, isHeader: Bool = false) {
      self.content = content
      self.sortKey = sortKey
      self.isHeader = isHeader
    }
  }

  var caption: Markup
  var columns: [Column]
  var rows: [[Cell]] = []
  /// Rows that there are, where the page has not all of them.
  var total: Int?
  /// HTML bytes after which no further row is taken.
  var byteLimit = 120_000
  /// Whether it can be long, so that it scrolls, sorts and filters.
  var isList = false
  private var byteCount = 0

  init(_ caption: Markup, _ columns: [Column], isList: Bool = false) {
    self.caption = caption
    self.columns = columns
    self.isList = isList
  }

  var isEmpty: Bool { rows.isEmpty }

  /// - Returns: Whether there was room for the row.
  @discardableResult
  mutating func add(_ row: [Cell]) -> Bool {
    byteCount += row.reduce(0) { $0 + $1.content.byteCount + 40 }
    guard byteCount <= byteLimit else { return false }
    rows.append(row)
    return true
  }

  /// Adds a row for each item until the room or `limit` is spent, and notes how many there are.
  mutating func add<Item>(_ items: [Item], limit: Int, _ row: (Item) -> [Cell]) {
    for item in items.prefix(limit) where !add(row(item)) { break }
    if rows.count < items.count { total = items.count }
  }

  func markup(_ phrases: Phrases) -> Markup {
    let head = columns.map { column -> Markup in
      "<th scope=\"col\" class=\"\(column.kind.rawValue)\(column.isMinor ? " minor" : "")\">\(column.title)</th>"
    }
    let body = rows.map { row -> Markup in
      "<tr>\(zip(columns, row).map { cell($0, $1) }.joined())</tr>\n"
    }
    let note: Markup =
      total.map { "<p class=\"note\">\(phrases(.rowsOfMany, grouped(rows.count), grouped($0)))</p>" } ?? ""
    let paper: Markup = isList && rows.count > 40 ? "<p class=\"note on-paper\">\(phrases(.printedRows))</p>" : ""
    return """
      <div class="table\(isList ? " list" : "")" role="region" aria-label="\(caption)" tabindex="0">
      <table><caption class="hidden">\(caption)</caption><thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(body.joined())</tbody></table></div>\(note)\(paper)
      """
  }

  private func cell(_ column: Column, _ cell: Cell) -> Markup {
    var attributes: Markup =
      column.kind == .text ? "" : " class=\"\(column.kind.rawValue)\(column.isMinor ? " minor" : "")\""
    if column.kind == .text && column.isMinor { attributes = " class=\"minor\"" }
    if let key = cell.sortKey { attributes += " data-key=\"\(shortest(key))\"" }
    return cell.isHeader
      ? "<th scope=\"row\"\(attributes)>\(cell.content)</th>" : "<td\(attributes)>\(cell.content)</td>"
  }

  private func shortest(_ key: Double) -> String {
    key == key.rounded() && abs(key) < 1e15 ? String(Int(key)) : "\(key)"
  }
}
