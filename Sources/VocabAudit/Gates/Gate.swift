/// A condition that makes an audit fail, such as `unknown_line_rate>1%`.
public struct Gate: Hashable, Sendable {
  /// As it was written.
  public let text: String
  public let figure: GateFigure
  public let comparison: Comparison
  /// A fraction where `%` was written.
  public let limit: Double

  public enum Comparison: String, CaseIterable, Sendable {
    // Longer ones first, as they are looked for.
    case notAbove = "<="
    case notBelow = ">="
    case above = ">"
    case below = "<"

    package func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .above: left > right
      case .notBelow: left >= right
      case .below: left < right
      case .notAbove: left <= right
      }
    }
  }

  /// Reads `figure comparison number`, with or without spaces, the number with or without `%`.
  /// - Throws: `VocabAuditError.gateSyntax`, `.unknownFigure`, `.gateOutOfReach`.
  public init(_ text: String) throws(VocabAuditError) {
    guard let sign = text.firstIndex(where: { $0 == "<" || $0 == ">" }) else { throw .gateSyntax(text) }
    let rest = text[sign...]
    guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      throw .gateSyntax(text)
    }
    let number = rest.dropFirst(comparison.rawValue.count).trimmed
    let hasPercent = number.hasSuffix("%")
    let digits = (hasPercent ? number.dropLast() : number).trimmed
    guard digits.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }), let value = Double(digits), value.isFinite
    else { throw .gateSyntax(text) }
    let name = String(text[..<sign].trimmed)
    guard !name.isEmpty else { throw .gateSyntax(text) }
    guard let figure = GateFigure(name) else { throw .unknownFigure(name: name, gate: text) }
    self.text = text
    self.figure = figure
    self.comparison = comparison
    limit = hasPercent ? value / 100 : value
    try requireReachable(suggestingPercent: hasPercent ? nil : "\(name)\(comparison.rawValue)\(digits)%")
  }

  /// Refuses a limit that no audit of a vocabulary of this size can come to.
  /// - Throws: `VocabAuditError.gateOutOfReach`.
  public func requireReachable(vocabularySize: Int) throws(VocabAuditError) {
    try requireReachable(figure.range(vocabularySize: vocabularySize), suggestion: nil)
  }

  /// - Parameter suggestion: the gate with `%` behind its number.
  private func requireReachable(suggestingPercent suggestion: String?) throws(VocabAuditError) {
    let range = figure.range()
    let isBetter = comparison.verdict(on: limit / 100, in: range) == nil
    try requireReachable(range, suggestion: isBetter ? suggestion : nil)
  }

  private func requireReachable(
    _ range: ClosedRange<Double>, suggestion: String?
  ) throws(VocabAuditError) {
    guard let verdict = comparison.verdict(on: limit, in: range) else { return }
    throw .gateOutOfReach(
      GateOutOfReach(gate: text, figure: figure, limit: limit, range: range, verdict: verdict, suggestion: suggestion))
  }
}

extension Gate.Comparison {
  /// How a condition always comes out because of where its limit lies; nil where that depends on what is measured.
  ///
  /// A limit at an end of the range that can be reached (`>=100%`) is a limit like others, also where the condition
  /// then holds always.
  fileprivate func verdict(on limit: Double, in range: ClosedRange<Double>) -> GateOutOfReach.Verdict? {
    if !range.contains(limit) { return holds(range.lowerBound, limit) ? .always : .never }
    if self == .above && limit == range.upperBound || self == .below && limit == range.lowerBound { return .never }
    return nil
  }
}

extension Substring {
  /// Without spaces at both ends.
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}
