import ArgumentParser
import AuditHistory
import ReportPages
import SystemPackage

/// `kc-vocab history`
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show how a vocabulary's figures went over recorded audits, and where they changed.",
    discussion: """
      Audits come into a history by audit --record. A change of level is told where the largest t statistic over all ways \
      of cutting the series in two is one that an unchanged rate would reach in at most one of 1,000 histories.

      kc-vocab audit vocab/mine march.jsonl --record audits.sqlite --label 2026-03
      kc-vocab history audits.sqlite --html trend.html
      """)

  @Argument(help: ArgumentHelp("The history, as audit --record makes it.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Draw the trends as a page to look at, too.", valueName: "file"))
  var html: String?

  @Option(
    help: ArgumentHelp(
      "Leave out audits before this: a year, a month such as 2026-01, or a day.", valueName: "date"))
  var since: String?

  @Flag(help: "Print the history as Markdown.")
  var markdown = false

  @Flag(help: "Print the history as one JSON object.")
  var json = false

  @Option(help: ArgumentHelp("Language of the page.", valueName: "language"))
  var language = PageLanguage.english

  @Flag(help: "Replace the page if it exists.")
  var force = false

  private var outputs: OutputPlan { OutputPlan([.file("--html", html)], replacing: force) }

  func validate() throws {
    try outputs.validate(json: json)
    if markdown && json { throw ValidationError("--markdown and --json: one of them only") }
    if let since, !AuditHistory.isDate(since) {
      throw ValidationError("--since '\(since)': is no date; write a year, a month such as 2026-01, or a day")
    }
  }

  mutating func run() throws {
    try outputs.check(reading: [FilePath(file)])
    let audits = try AuditHistory(reading: FilePath(file)).audits(since: since)
    let trends = VocabularyTrend.all(audits)
    let report = HistoryReport(audits, trends)
    if json {
      try StandardOutput.shared.write(bytes: try report.json())
    } else {
      let sections = HistorySections(audits: audits, trends: trends, file: file).sections
      try outputs.report(markdown ? sections.markdown : sections.terminalText)
    }
    guard let html else { return }
    // What follows may be a failure, which ends the process.
    try StandardOutput.shared.flush()
    let page = try ReportPage(json: try report.json(), path: file, language: language, toolVersion: Version.current)
    let written = try OutputFile(html, replacing: force)
    try written.write(page.html)
    try written.commit()
  }
}
