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
  /// - Throws: `VocabAuditError.gateSyntax`, `.unknownFigure`.
  public init(_ text: String) throws(VocabAuditError) {
    guard let sign = text.firstIndex(where: { $0 == "<" || $0 == ">" }) else { throw .gateSyntax(text) }
    let rest = text[sign...]
    guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      throw .gateSyntax(text)
    }
    let number = rest.dropFirst(comparison.rawValue.count).trimmed
    let hasPercent = number.hasSuffix("%")
    guard let value = Double((hasPercent ? number.dropLast() : number).trimmed), value.isFinite else {
      throw .gateSyntax(text)
    }
    let name = String(text[..<sign].trimmed)
    guard !name.isEmpty else { throw .gateSyntax(text) }
    guard let figure = GateFigure(name) else { throw .unknownFigure(name: name, gate: text) }
    self.text = text
    self.figure = figure
    self.comparison = comparison
    limit = hasPercent ? value / 100 : value
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
