import ArgumentParser
import AuditHistory
import CorpusReading
import SystemPackage
import VocabAudit

/// Recording of audits in a history.
struct RecordOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Add the audit to this history, which kc-vocab history shows.", valueName: "file"))
  var record: String?

  @Option(
    help: ArgumentHelp(
      "What the history calls the audit, such as 2026-03; one that begins with a date is ordered by it.",
      valueName: "text"))
  var label: String?

  /// Of labels, in scalars.
  private static let longestLabel = 200

  func validate() throws {
    if record == "-" {
      throw ValidationError("--record -: a history is a file that is added to; name one")
    }
    guard let label else { return }
    if record == nil { throw ValidationError("--label names a recorded audit; say where with --record") }
    guard (1...Self.longestLabel).contains(label.unicodeScalars.count) else {
      throw ValidationError("--label: has from 1 to \(Self.longestLabel) characters")
    }
  }

  /// What the run writes by this option.
  var outputs: [PlannedOutput?] { [record.map { PlannedOutput(option: "--record", name: $0, form: .history) }] }

  /// Adds the audit where one is to be recorded.
  /// - Throws: `AuditHistoryError`.
  func add(_ report: AuditReport, _ sources: [SourceDescription], _ run: RunOptions) throws {
    guard let record else { return }
    let audits = AuditRecord.records(
      of: report, sources: sources, label: label ?? "", toolVersion: Version.current)
    let outcomes = try AuditHistory(adding: FilePath(record)).record(audits)
    for (audit, outcome) in zip(audits, outcomes) {
      guard case .known(let label) = outcome else { continue }
      run.note(
        "\(record): holds this audit of \(audit.vocabulary) already"
          + (label.isEmpty ? "" : ", as '\(label.shown())'") + "; nothing was added")
    }
  }
}
