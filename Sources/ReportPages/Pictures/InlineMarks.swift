/// Small pictures for the cells of tables. The numbers stand beside them, so they are hidden from screen readers.
enum InlineMark {
  /// A bar from 0 to `share` of the cell's width.
  static func bar(_ share: Double, kind: StaticString = "") -> Markup {
    let width = coordinate(100 * min(1, max(0, share)))
    return """
      <svg class="bar \(Markup(stringLiteral: kind.description))" viewBox="0 0 100 10" preserveAspectRatio="none" \
      aria-hidden="true">\
      <rect width="\(width)" height="10"/></svg>
      """
  }

  /// Values with their intervals on one scale from `low` to `high`, one line a series.
  static func intervals(
    _ values: [(value: Double, interval: AuditDocument.Interval?)], from low: Double, to high: Double
  ) -> Markup {
    let row = values.count > 1 ? 9.0 : 14.0
    let height = row * Double(values.count)
    func x(_ value: Double) -> String {
      coordinate(high > low ? 4 + 132 * min(1, max(0, (value - low) / (high - low))) : 70)
    }
    var marks = Markup()
    for (place, one) in values.enumerated() {
      let y = coordinate(row * (Double(place) + 0.5))
      if let interval = one.interval {
        marks +=
          "<path class=\"whisker s\(place % Plot.seriesCount)\" d=\"M\(x(interval.low)) \(y)H\(x(interval.high))\"/>"
      }
      marks += "<circle class=\"dot s\(place % Plot.seriesCount)\" cx=\"\(x(one.value))\" cy=\"\(y)\" r=\"3\"/>"
    }
    return """
      <svg class="marks" width="140" height="\(coordinate(height))" viewBox="0 0 140 \(coordinate(height))" \
      aria-hidden="true"><path class="grid" d="M4 0V\(coordinate(height))"/>\(marks)</svg>
      """
  }

  /// A change with its interval around a line at zero, on a scale of its own.
  static func change(_ change: Double, low: Double?, high: Double?, kind: Markup) -> Markup {
    let reach = max(abs(change), abs(low ?? 0), abs(high ?? 0))
    func x(_ value: Double) -> String { coordinate(70 + (reach > 0 ? 64 * value / reach : 0)) }
    let whisker: Markup =
      low.flatMap { low in
        high.map { "<path class=\"whisker\" d=\"M\(x(low)) 7H\(x($0))\"/>" }
      } ?? Markup()
    return """
      <svg class="marks \(kind)" width="140" height="14" viewBox="0 0 140 14" aria-hidden="true">\
      <path class="zero" d="M70 0V14"/>\(whisker)<circle class="dot" cx="\(x(change))" cy="7" r="3"/></svg>
      """
  }

  /// From a hollow dot (before) to a full one (after) on a scale from 0 to `most`.
  static func dumbbell(_ before: Double, _ after: Double, most: Double) -> Markup {
    func x(_ value: Double) -> String { coordinate(5 + (most > 0 ? 130 * value / most : 0)) }
    return """
      <svg class="marks" width="140" height="14" viewBox="0 0 140 14" aria-hidden="true">\
      <path class="whisker s0" d="M\(x(before)) 7H\(x(after))"/>\
      <circle class="dot hollow s0" cx="\(x(before))" cy="7" r="3"/>\
      <circle class="dot s0" cx="\(x(after))" cy="7" r="3"/></svg>
      """
  }
}
