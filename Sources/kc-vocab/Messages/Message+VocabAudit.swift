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
      "--fail-if '\(gate)': there is no rate \(name)" + Self.nearestFigure(to: name)
    case .gateOutOfReach(let gate): gate.message
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

  /// The figure that was probably meant, else all of them.
  private static func nearestFigure(to name: String) -> String {
    let suffixes = [""] + GateFigure.suffixes
    let names = GateFigure.names.flatMap { name in suffixes.map { name + $0 } }
    return question(nearestNames(to: name, in: names)).map { "; " + $0 } ?? ". " + figureNames
  }

  private static var figureNames: String {
    "Rates: \(GateFigure.names.joined(separator: ", ")); each rate also with \(GateFigure.suffixes.joined(separator: ", "))"
  }
}

extension GateOutOfReach {
  /// Why the gate says nothing, and what to write.
  fileprivate var message: String {
    let outcome = verdict == .never ? "would never fail" : "would always fail"
    let isShown = figure.isShare && !gate.contains("%")
    let value = isShown ? "\(number(limit)) is \(shown(limit)) and " : ""
    let advice = suggestion.map { "for \(number(limit)) % write '\($0)'" } ?? "name a limit that it can come to"
    return "--fail-if '\(gate)': \(outcome), since \(value)\(figure.name) \(bounds); \(advice)"
  }

  private var bounds: String {
    range.upperBound.isFinite
      ? "lies between \(shown(range.lowerBound)) and \(shown(range.upperBound))"
      : "is never below \(shown(range.lowerBound))"
  }

  /// As reports show the figure.
  private func shown(_ value: Double) -> String { figure.isShare ? number(value * 100) + " %" : number(value) }

  /// With as many decimals as it needs, up to six.
  private func number(_ value: Double) -> String {
    guard abs(value) < 1e12 else { return "\(value)" }
    var text = Substring(fixed(value, decimals: 6))
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return String(text)
  }
}

extension GateOutcome {
  /// The condition, and what was measured or why nothing was.
  var message: String {
    guard let reason else { return "\(condition) (measured \(measuredText))" }
    return "\(condition) (not measured: \(reason.message))"
  }
}

extension UnmeasuredReason {
  fileprivate var message: String {
    switch self {
    case .noBaseline: "there is no baseline yet"
    case .otherVocabulary: "the baseline is of another vocabulary; make it anew with this one"
    case .otherVersion: "the baseline is of another version of the report; make it anew with this one"
    case .notInBaseline: "the baseline does not have this rate; make it anew"
    case .noInterval: "this rate has no interval; look at the rate itself"
    case .noRate: "this corpus does not tell it"
    }
  }
}
