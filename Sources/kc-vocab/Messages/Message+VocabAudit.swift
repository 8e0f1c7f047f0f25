import SystemPackage
import VocabAudit

extension VocabAuditError: ExplainedError {
  var message: String {
    switch self {
    case .emptyCorpus: "the corpus is empty; check that the right files are named"
    case .noWords: CommandFailure.noWords.message
    case .coverage(let error): error.message
    case .file(let error): error.message
    case .gateSyntax(let text):
      "--fail-if '\(text)': is no condition; write a rate, one of > >= < <=, and a number, as in 'unknown_line_rate>1%'. "
        + Self.figureNames
    case .unknownFigure(let name, let gate):
      "--fail-if '\(gate)': there is no rate \(name). " + Self.figureNames
    case .gateNeedsBaseline(let gate): "--fail-if '\(gate)': looks at a change; name the earlier audit with --baseline"
    case .mergeMap(let path, let line):
      "\(path):\(line): does not say where a token comes from; merge again, or remove this file"
    case .unreadableBaseline(let path, let reason):
      "\(path): is not an audit (\(reason)); give the output of audit --json"
    case .baselineSchema(let path, let found, let expected):
      "\(path): is \(found.isEmpty ? "JSON of another kind" : found), and \(expected) is needed; "
        + "make it with this version's audit --json"
    }
  }

  private static var figureNames: String {
    "Rates: \(GateFigure.names.joined(separator: ", ")); each rate also with \(GateFigure.suffixes.joined(separator: ", "))"
  }
}
