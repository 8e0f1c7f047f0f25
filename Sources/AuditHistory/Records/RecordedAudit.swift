internal import CorpusReading

/// An audit as a history holds it.
public struct RecordedAudit: Sendable {
  public var id: Int
  /// `2026-03-09T04:00:00Z`
  public var recordedAt: String
  /// What it is ordered by: the date that its label begins with, else the day on which it was recorded.
  public var date: String
  public var corpusDigest: String
  /// Its figures are those of the whole text.
  public var record: AuditRecord
}

/// What became of an audit that was to be recorded.
public enum RecordingOutcome: Hashable, Sendable {
  case added
  /// The same audit is there already, with this label.
  case known(label: String)
}
