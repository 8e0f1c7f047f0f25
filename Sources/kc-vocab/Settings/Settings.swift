import FoundationEssentials

/// What a team always says: options from `kc-vocab.toml` and from environment variables.
///
/// The command line comes first, then the environment, then the command's part of the file, then what the file says for
/// all commands.
struct Settings {
  private let file: SettingsFile
  private let environment: [Setting]

  static let fileName = "kc-vocab.toml"
  /// Names another file, or none where it is empty.
  static let fileVariable = "KC_VOCAB_CONFIG"
  /// Options that a variable of the environment sets.
  static let variables = ["memory", "threads", "temp-dir", "progress", "language"]
  /// Options that are said where they are meant, or not at all.
  private static let neverSet = ["force", "help", "version"]

  /// Nil where nothing is set.
  /// - Throws: `CommandFailure` for a file that cannot be read.
  static func found() throws -> Settings? {
    let variables = ProcessInfo.processInfo.environment
    let environment = Self.variables.compactMap { option -> Setting? in
      let name = "KC_VOCAB_" + option.uppercased().replacing("-", with: "_")
      guard let value = variables[name], !value.isEmpty else { return nil }
      return Setting(option: option, value: .text(value), source: name)
    }
    let file = try file(variables[fileVariable])
    return file == nil && environment.isEmpty ? nil : Settings(file: file ?? SettingsFile(), environment: environment)
  }

  /// - Parameter named: what the variable says; nil: a file in the working directory, if there is one.
  private static func file(_ named: String?) throws -> SettingsFile? {
    let name = named ?? fileName
    guard !name.isEmpty, named != nil || FileManager.default.fileExists(atPath: name) else { return nil }
    guard let data = FileManager.default.contents(atPath: name) else {
      throw CommandFailure(
        "\(name): the settings cannot be read"
          + (named == nil ? "; check its permissions" : "; check the name that \(fileVariable) gives"),
        exitStatus: .usage)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure("\(name): is not UTF-8; save it as such", exitStatus: .usage)
    }
    do throws(SettingsFileError) {
      var reader = SettingsReader(text, name: name)
      return try reader.read()
    } catch {
      throw CommandFailure("\(name):\(error.line): \(error.message)", exitStatus: .usage)
    }
  }

  /// The settings that a command takes and its command line does not say.
  /// - Throws: `CommandFailure` for a command or an option that does not exist, and a value of the wrong kind.
  func applied(to check: CommandLineCheck) throws -> [AppliedSetting] {
    let commands = CommandLineCheck.allCommands
    for (name, place) in file.places.sorted(by: { $0.key < $1.key }) where commands[name] == nil {
      throw CommandFailure(
        "\(place): [\(name)]: there is no such command\(Self.advice(name, Array(commands.keys)))", exitStatus: .usage)
    }
    guard let command = check.path.last, let described = DescribedTool(command) else { return [] }
    let options = SettableOptions(described)
    let own = file.commands[check.name] ?? []
    // The first that says something about an option decides.
    let deciding = Dictionary((environment + own + file.common).map { ($0.option, $0) }) { first, _ in first }
    var applied: [AppliedSetting] = []
    for (setting, isForAll) in own.map({ ($0, false) }) + (environment + file.common).map({ ($0, true) }) {
      guard let option = try option(of: setting, isForAll: isForAll, options, check) else { continue }
      let arguments = try option.arguments(setting)
      guard deciding[setting.option] == setting, !check.says(option.spellings), !arguments.isEmpty else { continue }
      applied.append(AppliedSetting(setting: setting, arguments: arguments))
    }
    return applied
  }

  /// The option that a setting names; nil where it is for all commands and another command has it.
  private func option(
    of setting: Setting, isForAll: Bool, _ options: SettableOptions, _ check: CommandLineCheck
  ) throws -> SettableOption? {
    if Self.neverSet.contains(setting.option) {
      throw CommandFailure(
        "\(setting.source): --\(setting.option) is not set for all runs; say it where it is meant", exitStatus: .usage)
    }
    if let option = options[setting.option] { return option }
    let all = CommandLineCheck.allCommands.values.lazy
    if isForAll, all.contains(where: { DescribedTool($0).map(SettableOptions.init)?[setting.option] != nil }) {
      return nil
    }
    let whose =
      isForAll ? "no command has such an option" : "kc-vocab \(check.name.replacing(".", with: " ")) has no such option"
    throw CommandFailure(
      "\(setting.source): \(setting.option): \(whose)\(Self.advice(setting.option, options.names))",
      exitStatus: .usage)
  }

  private static func advice(_ name: String, _ names: [String]) -> String {
    nearestNames(to: name, in: names).first.map { "; did you mean '\($0)'?" } ?? "; leave it out"
  }
}

/// A setting, as the arguments that say the same.
struct AppliedSetting {
  var setting: Setting
  var arguments: [String]
}

extension [AppliedSetting] {
  /// `settings: --memory 8GB (kc-vocab.toml:1), --threads 4 (KC_VOCAB_THREADS)`
  var sentence: String {
    "settings: " + map { "\($0.arguments.joined(separator: " ")) (\($0.setting.source))" }.joined(separator: ", ")
  }
}
