import ArgumentParser

/// How much of a report is printed for a person; files and JSON always have all of it.
struct ReportLengthOption: ParsableArguments {
  @Flag(help: "Print the whole report, not only what decides.")
  var full = false

  static let hint = "\nThis is what decides; --full prints all.\n"

  /// The report for a terminal, whole or short.
  func text(short: [ReportSection], full sections: [ReportSection]) -> String {
    full ? sections.terminalText : short.terminalText + Self.hint
  }
}
