import ArgumentParser

/// Finds names on a command line that do not exist, and says which were probably meant.
///
/// ArgumentParser takes a misspelt command for an operand of the command above it, so that it blames the options that
/// follow; and it tells of a missing option before a misspelt one.
struct CommandLineCheck {
  private let arguments: [String]
  /// The command that is asked for, as far as its names exist, the program first.
  let path: [any ParsableCommand.Type]
  /// The names before it, `help` included.
  private let nameCount: Int
  /// The first argument that should name a command and does not.
  private let unknownCommand: String?

  /// - Parameter arguments: without the program's name.
  init(_ arguments: [String]) {
    self.arguments = arguments
    var path: [any ParsableCommand.Type] = [KcVocab.self]
    var place = arguments.first == Self.help ? 1 : 0
    var unknown: String?
    while place < arguments.count, let last = path.last, !last.configuration.subcommands.isEmpty {
      let name = arguments[place]
      // Help may be asked for at any place, and options stand behind the command.
      if name.hasPrefix("-") || name == Self.help && place == 1 && path.count == 1 { break }
      guard let next = last.configuration.subcommands.first(where: { $0._commandName == name }) else {
        unknown = name
        break
      }
      path.append(next)
      place += 1
    }
    self.path = path
    nameCount = place
    unknownCommand = unknown
  }

  private static let help = "help"

  /// - Throws: `CommandFailure` if there is no such command.
  func requireCommand() throws {
    guard let unknownCommand, let last = path.last else { return }
    let names = last.configuration.subcommands.map { $0._commandName } + (path.count == 1 ? [Self.help] : [])
    let advice = question(nearestNames(to: unknownCommand, in: names)) ?? "there are \(names.joined(separator: ", "))"
    throw CommandFailure(
      "\(title) \(unknownCommand): there is no such command; \(advice)", exitStatus: .usage)
  }

  /// Whether all that is to be known of the command is asked for.
  var asksForHelp: Bool { arguments.first == Self.help || arguments.prefix { $0 != "--" }.contains("--help") }

  /// What is wrong with the first option that the command does not have; nil if it has all of them.
  func unknownOption() -> CommandFailure? {
    guard let names = optionNames else { return nil }
    for argument in arguments[nameCount...].prefix(while: { $0 != "--" }) {
      let name = String(argument.prefix { $0 != "=" })
      // What holds a space is a value, such as options to try.
      guard Self.isOption(argument), !name.contains(" "), !Self.exists(name, names) else { continue }
      let near = name.utf8.count > 2 ? nearestNames(to: name, in: names) : []
      let advice = question(near) ?? "`\(title) --help` lists them"
      return CommandFailure("\(name): \(title) has no such option; \(advice)", exitStatus: .usage)
    }
    return nil
  }

  /// The command's name in settings: `train`, `corpus.fetch`; empty for the program.
  var name: String { path.dropFirst().map { $0._commandName }.joined(separator: ".") }

  /// Every command that does something, by its name in settings.
  static var allCommands: [String: any ParsableCommand.Type] {
    func leaves(
      _ command: any ParsableCommand.Type, _ name: [String]
    ) -> [(String, any ParsableCommand.Type)] {
      let below = command.configuration.subcommands
      return below.isEmpty
        ? [(name.joined(separator: "."), command)] : below.flatMap { leaves($0, name + [$0._commandName]) }
    }
    return Dictionary(uniqueKeysWithValues: leaves(KcVocab.self, []))
  }

  /// Whether the command line says an option by any of its names, dashes included.
  func says(_ names: [String]) -> Bool {
    arguments[nameCount...].prefix { $0 != "--" }.contains { argument in
      let name = String(argument.prefix { $0 != "=" })
      if names.contains(name) { return true }
      return Self.isOption(argument) && !name.hasPrefix("--")
        && name.dropFirst().contains { names.contains("-\($0)") }
    }
  }

  private var title: String { path.map { $0._commandName }.joined(separator: " ") }

  /// Whether an argument begins like an option; a negative number does not, nor does `-`.
  private static func isOption(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), let second = argument.dropFirst().first else { return false }
    return !("0"..."9").contains(second) && second != "."
  }

  /// Whether a name, or each letter of several short ones such as `-qo`, is an option.
  private static func exists(_ name: String, _ names: [String]) -> Bool {
    names.contains(name) || !name.hasPrefix("--") && name.dropFirst().allSatisfy { names.contains("-\($0)") }
  }

  /// With their dashes; nil where ArgumentParser describes the command in a way that this version does not know.
  private var optionNames: [String]? {
    guard let last = path.last, let described = DescribedTool(last) else { return nil }
    let names = (described.command.arguments ?? []).flatMap { $0.names ?? [] }
    return names.map(\.dashed) + ["--help", "-h", "--version"]
  }
}
