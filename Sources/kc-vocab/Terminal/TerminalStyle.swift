import Glibc

/// How results are set off on a terminal: in colours, or not at all.
package enum TerminalStyle: Sendable {
  case plain
  case coloured

  /// Colours only where a terminal reads along and nobody asked for none.
  /// - Source: https://no-color.org: `NO_COLOR` counts where it is not empty.
  static let ofStandardOutput: TerminalStyle = {
    guard isatty(STDOUT_FILENO) == 1, variable("NO_COLOR").isEmpty else { return .plain }
    return ["", "dumb"].contains(variable("TERM")) ? .plain : .coloured
  }()

  private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  func title(_ text: String) -> String { set(text, "1") }
  func picture(_ text: String) -> String { set(text, "34") }

  /// Green for what is well, red for what is not, bold so that it can be told without colours.
  func verdict(_ text: String) -> String {
    switch text {
    case "passed", "better": set(text, "32")
    case "failed", "worse": set(text, "1;31")
    default: text
    }
  }

  private func set(_ text: String, _ parameters: String) -> String {
    self == .plain || text.isEmpty ? text : "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
