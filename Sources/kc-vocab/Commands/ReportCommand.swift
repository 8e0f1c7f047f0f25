import ArgumentParser
import DurableFiles
import ReportPages
import SystemPackage

/// `kc-vocab report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a page to look at from a saved JSON report.",
    discussion: """
      The page is one HTML file that needs nothing beside it and loads nothing: tables, pictures and comments, in \
      light and dark, readable without JavaScript, sortable and searchable with it.

      kc-vocab audit vocab/mine march.jsonl --json > march.json
      kc-vocab report march.json --output march.html
      kc-vocab report march.json --output march-ko.html --language ko
      """)

  @Argument(
    help: ArgumentHelp("What a command printed with --json; `-` is standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Page to write; `-` is standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("Language of the page.", valueName: "language"))
  var language = PageLanguage.english

  @Flag(help: "Replace the page if it exists.")
  var force = false

  mutating func run() throws {
    try OutputPlan([.file("--output", output)], replacing: force).check(reading: [FilePath(file)])
    let json = file == "-" ? try wholeStandardInput() : try wholeFile(FilePath(file))
    let page = try ReportPage(json: json, path: file, language: language, toolVersion: Version.current)
    let written = try OutputFile(output, replacing: force)
    try written.write(page.html)
    try written.commit()
  }
}
