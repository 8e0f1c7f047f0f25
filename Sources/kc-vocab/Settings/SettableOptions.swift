/// The options of a command that settings may name.
struct SettableOptions {
  private var options: [String: SettableOption] = [:]

  var names: [String] { Array(options.keys) }

  init(_ tool: DescribedTool) {
    let arguments = (tool.command.arguments ?? []).filter { !$0.isOperand }
    let all = Set(arguments.compactMap(\.longName))
    for argument in arguments {
      guard let name = argument.longName else { continue }
      let inverse = all.contains("no-" + name) ? "--no-" + name : nil
      for own in (argument.names ?? []) where own.kind == "long" {
        options[own.name] = SettableOption(argument: argument, name: own.name, inverse: inverse)
      }
    }
  }

  subscript(_ name: String) -> SettableOption? { options[name] }
}

struct SettableOption {
  var argument: DescribedTool.Argument
  var name: String
  /// What takes a flag back.
  var inverse: String?

  /// Every spelling of it on a command line.
  var spellings: [String] { (argument.names ?? []).map(\.dashed) + (inverse.map { [$0] } ?? []) }

  /// The arguments that say the same; none for a flag that stays as it is.
  /// - Throws: `CommandFailure` where the value is of another kind than the option's.
  func arguments(_ setting: Setting) throws -> [String] {
    func failure(_ advice: String) -> CommandFailure {
      CommandFailure("\(setting.source): \(name) \(advice)", exitStatus: .usage)
    }
    switch (setting.value, argument.kind == "flag") {
    case (.flag(let isOn), true): return isOn ? ["--" + name] : inverse.map { [$0] } ?? []
    case (_, true): throw failure("is a switch; give true or false")
    case (.flag, false): throw failure("needs a value; give a text in quotation marks or a number")
    case (.text(let text), false): return said(text)
    case (.list(let texts), false):
      guard argument.isRepeating else { throw failure("takes one value; give no list") }
      return argument.takesSeveral
        ? texts.isEmpty ? [] : ["--\(name)"] + texts : texts.flatMap(said)
    }
  }

  /// A value that looks like an option stands behind `=`.
  private func said(_ text: String) -> [String] { text.hasPrefix("-") ? ["--\(name)=\(text)"] : ["--\(name)", text] }
}
