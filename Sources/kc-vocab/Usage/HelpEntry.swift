/// An option, an operand or a command, with what is said of it.
struct HelpEntry {
  var label: String
  var words: String
  var title: String?
  var isOperand = false
  /// Its first long name, for an option.
  var name: String?

  private static let labelWidth = 26

  /// The label, and what is said of it beside or below.
  func lines(to columns: Int) -> [String] {
    let indent = String(repeating: " ", count: Self.labelWidth)
    let text = words.wrapped(to: columns - Self.labelWidth, indent: "").map { indent + $0 }
    let start = "  " + label
    guard start.columnCount + 2 <= Self.labelWidth, let first = text.first else { return [start] + text }
    return [start + first.dropFirst(start.columnCount)] + text.dropFirst()
  }
}

extension HelpEntry {
  init(_ argument: DescribedTool.Argument) {
    title = argument.sectionTitle
    isOperand = argument.isOperand
    name = argument.longName
    let value = argument.kind == "flag" ? "" : "<\(argument.valueName ?? "value")>"
    let names = (argument.names ?? []).map(\.dashed).sorted { $0.count < $1.count }.joined(separator: ", ")
    label =
      [names, value].filter { !$0.isEmpty }.joined(separator: " ") + (isOperand && argument.isRepeating ? "…" : "")
    words = argument.abstract ?? ""
    var notes: [String] = []
    let values = argument.allValues ?? []
    if !values.isEmpty, !values.allSatisfy({ words.contains($0) }) {
      notes.append("one of " + values.joined(separator: ", "))
    }
    if let byDefault = argument.defaultValue, !byDefault.isEmpty { notes.append("default: \(byDefault)") }
    if !notes.isEmpty { words += " (\(notes.joined(separator: "; ")))" }
  }

  /// An entry for each argument; a flag and the one that takes it back are one.
  static func joined(_ arguments: [DescribedTool.Argument]) -> [HelpEntry] {
    var entries: [HelpEntry] = []
    for argument in arguments {
      if let name = argument.longName, let last = entries.last?.name, name == "no-" + last {
        entries[entries.count - 1].label += ", --\(name)"
      } else {
        entries.append(HelpEntry(argument))
      }
    }
    return entries
  }

  /// The section that commands share which it belongs to; nil if it is the command's own.
  var sharedTitle: String? {
    if let title, SharedSection.all.contains(where: { $0.title == title && $0.names.isEmpty }) { return title }
    guard let name else { return nil }
    return SharedSection.all.first { $0.names.contains(name) }?.title
  }
}
