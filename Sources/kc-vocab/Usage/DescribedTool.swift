import ArgumentParser
import FoundationEssentials

/// What ArgumentParser says of a command.
struct DescribedTool: Decodable {
  var command: Command

  struct Command: Decodable { var arguments: [Argument]? }

  struct Argument: Decodable {
    var kind: String
    var sectionTitle: String?
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var isRepeating: Bool
    var shouldDisplay: Bool
    var parsingStrategy: String
    var abstract: String?
  }

  struct Name: Decodable {
    var kind: String
    var name: String

    var dashed: String { (kind == "short" ? "-" : "--") + name }
  }

  /// nil where ArgumentParser describes the command in a way that this version does not know.
  init?(_ command: any ParsableCommand.Type) {
    guard let tool = try? JSONDecoder().decode(Self.self, from: Data(command._dumpHelp().utf8)) else { return nil }
    self = tool
  }
}

extension DescribedTool.Argument {
  var isOperand: Bool { kind == "positional" }

  /// Whether one name takes all values up to the next option.
  var takesSeveral: Bool { parsingStrategy == "upToNextOption" }

  /// The name that stands for it: the first long one.
  var longName: String? { names?.first { $0.kind == "long" }?.name }
}
