public import ArgumentParser
import DurableFiles
public import ReportPages
import SystemPackage

extension PageLanguage: ExpressibleByArgument {}

/// Reports that are written into files beside what is printed.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the report into this file too: a page to look at (.html), .json or .md by its name; repeatable.",
      valueName: "file"), completion: .file())
  var report: [String] = []

  @Option(help: ArgumentHelp("Language of the page.", valueName: "language"))
  var language = PageLanguage.english

  @Flag(help: "Leave the box out of the page in which comments can be tried, and the vocabularies with it.")
  var noTry = false

  private enum Form: String, CaseIterable { case html, json, md }

  func validate() throws {
    for name in report where name == "-" || form(name) == nil {
      throw ValidationError("--report \(name): ends in none of .html, .json and .md; name a file that says what it is")
    }
  }

  /// For a command whose report has no such form.
  func requireNoMarkdown() throws {
    if let name = report.first(where: { form($0) == .md }) {
      throw ValidationError("--report \(name): this report is written as .html or .json; name such a file")
    }
  }

  private func form(_ name: String) -> Form? { FilePath(name).extension.flatMap { Form(rawValue: $0.lowercased()) } }

  /// What the run writes by this option.
  var outputs: [PlannedOutput?] { report.map { .file("--report", $0) } }

  /// Writes every report; the first that cannot be written ends the run, with what was printed before in place.
  /// - Parameters:
  ///   - json: what `--json` prints.
  ///   - markdown: nil where the command refuses it.
  ///   - box: what a page tries comments with.
  func write(
    _ json: @autoclosure () throws -> [UInt8], markdown: @autoclosure () -> String?, replacing: Bool,
    trying box: () throws -> TryBox? = { nil }
  ) throws {
    guard !report.isEmpty else { return }
    try StandardOutput.shared.flush()
    let json = try json()
    for name in report {
      let bytes =
        switch form(name) {
        case .json, nil: json
        case .md: Array((markdown() ?? "").utf8)
        case .html:
          try ReportPage(
            json: json, path: name, language: language, toolVersion: Version.current,
            trying: noTry ? nil : box()
          ).html
        }
      let file = try OutputFile(name, replacing: replacing)
      try file.write(bytes)
      try file.commit()
    }
  }
}
