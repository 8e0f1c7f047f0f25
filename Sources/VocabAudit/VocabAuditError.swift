public import Coverage
public import DurableFiles
public import SystemPackage

/// What keeps an audit or a suggestion from being made; data only, the command makes the words.
public enum VocabAuditError: Error, Hashable, Sendable {
  /// The corpus has no line.
  case emptyCorpus
  /// The corpus has lines, but no word in them.
  case noWords
  case coverage(CoverageError)

  // Gates
  /// The text is not `figure comparison number`.
  case gateSyntax(String)
  /// The gate names a figure that there is none of.
  case unknownFigure(name: String, gate: String)
  /// The gate's limit lies where its figure never comes to.
  case gateOutOfReach(GateOutOfReach)
  /// The gate looks at a change, and there is no baseline.
  case gateNeedsBaseline(String)

  // Baseline
  case file(FileError)
  /// The file is not an audit's JSON; the text is the decoder's.
  case unreadableBaseline(FilePath, reason: String)
  /// The file is JSON of another kind or version.
  case baselineSchema(FilePath, found: String, expected: String)

  /// The map beside a merged vocabulary does not say where each of its tokens comes from; the line where it ends to.
  case mergeMap(FilePath, line: Int)
}
