/// Structure that a file shows which nobody said to have any: lines of JSON, CSV or TSV that would be read as text.
public struct StructureGuess: Hashable, Sendable {
  public let format: RecordFormat
  /// The start of its first line.
  public let firstLine: String
  /// Whether comments never look so; otherwise they hardly ever do.
  public let isSure: Bool
}
