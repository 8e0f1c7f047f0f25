import ArgumentParser

/// What `--help` shows of a command: all of it, what the command is about first and what it shares with others last.
///
/// ArgumentParser shows sections in the order of their declaration, breaks examples, and wraps lines that are wrapped
/// already.
struct FullHelp {
  /// The program first.
  let path: [any ParsableCommand.Type]

  /// Everything, in lines of at most so many columns; only examples may be longer.
  func text(columns: Int) -> String {
    guard let command = path.last else { return "" }
    let discussion = Discussion(command.configuration.discussion)
    let (own, shared) = sections(of: command)
    var parts = [command.configuration.abstract.wrapped(to: columns, indent: ""), ["usage: \(usage)"]]
    if !command.configuration.subcommands.isEmpty { parts.append(subcommands(of: command, columns)) }
    parts += own.map { $0.lines(to: columns) }
    parts += discussion.paragraphs.map { $0.flatMap { Self.hanging($0, to: columns) } }
    let examples = (short?.examples ?? []).map { "kc-vocab \($0)" }
    let more = discussion.examples.filter { !examples.contains($0) }
    if !examples.isEmpty || !more.isEmpty { parts.append(["Examples"] + (examples + more).map { "  " + $0 }) }
    parts += shared.map { $0.lines(to: columns) }
    return parts.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private var title: String { path.map { $0._commandName }.joined(separator: " ") }

  private var short: ShortHelp? {
    let name = path.dropFirst().map { $0._commandName }.joined(separator: " ")
    return ShortHelp.all.first { $0.command == name }
  }

  private var usage: String {
    if let short { return "\(title) \(short.operands)" + (path.count > 1 && isLeaf ? " [options]" : "") }
    let operands = DescribedTool(path[path.count - 1])?.command.arguments?.filter(\.isOperand) ?? []
    return ([title] + operands.compactMap { $0.valueName?.uppercased() } + ["[options]"]).joined(separator: " ")
  }

  private var isLeaf: Bool { path.last?.configuration.subcommands.isEmpty == true }

  private func subcommands(of command: any ParsableCommand.Type, _ columns: Int) -> [String] {
    ["Commands"]
      + command.configuration.subcommands.flatMap {
        HelpEntry(label: $0._commandName, words: $0.configuration.abstract).lines(to: columns)
      } + ["", "`\(title) COMMAND -h` shows what matters of a command, `--help` all of it."]
  }

  /// Lines that start with spaces are items: what follows their first line stands further in.
  private static func hanging(_ line: String, to columns: Int) -> [String] {
    line.hasPrefix(" ")
      ? String(line.drop { $0 == " " }).wrapped(to: columns - 2).map { "  " + $0 }
      : line.wrapped(to: columns, indent: "")
  }
}

extension FullHelp {
  private struct Section {
    var title: String
    var arguments: [HelpEntry]

    func lines(to columns: Int) -> [String] { [title] + arguments.flatMap { $0.lines(to: columns) } }
  }

  private func sections(of command: any ParsableCommand.Type) -> (own: [Section], shared: [Section]) {
    let arguments = DescribedTool(command)?.command.arguments ?? []
    var own: [Section] = []
    var common: [String: [HelpEntry]] = [:]
    for entry in HelpEntry.joined(arguments.filter(\.shouldDisplay)) {
      if let title = entry.sharedTitle {
        common[title, default: []].append(entry)
      } else {
        let title = entry.isOperand ? "Operands" : entry.title ?? "Options"
        if let place = own.firstIndex(where: { $0.title == title }) {
          own[place].arguments.append(entry)
        } else {
          own.append(Section(title: title, arguments: [entry]))
        }
      }
    }
    // Options that have no title of their own come before those that have.
    let first = ["Operands", "Options"]
    own =
      own.filter { first.contains($0.title) }.sorted { $0.title > $1.title } + own.filter { !first.contains($0.title) }
    return (
      own, SharedSection.all.compactMap { title, _ in common[title].map { Section(title: title, arguments: $0) } }
    )
  }
}

/// The text below a command's abstract.
private struct Discussion {
  /// Lines that are wrapped each by itself.
  var paragraphs: [[String]] = []
  /// Lines that begin like a command, which are never broken.
  var examples: [String] = []

  init(_ text: String) {
    for paragraph in text.split(separator: "\n\n") {
      var lines: [String] = []
      for line in paragraph.split(separator: "\n").map(String.init) {
        if line.hasPrefix("kc-vocab ") || line.hasPrefix("KC_VOCAB") {
          examples.append(line)
        } else if let last = lines.last, !line.hasPrefix(" "), !last.hasPrefix(" ") {
          lines[lines.count - 1] = last + " " + line
        } else {
          lines.append(line)
        }
      }
      if !lines.isEmpty { paragraphs.append(lines) }
    }
  }
}
