/// A rate over audits, with its intervals, its gates and the places where its level changed.
struct TrendPlot {
  struct Point {
    var label: Markup
    var value: Double
    var interval: ClosedRange<Double>?
  }

  let points: [Point]
  /// Drawn across, with what each says.
  var gates: [(limit: Double, text: Markup)] = []
  /// Levels before and after, from one place to the next.
  var levels: [(from: Int, to: Int, value: Double)] = []
  let words: RateWords
  let xTitle: Markup
  let alternative: Markup

  var markup: Markup {
    let last = Double(max(1, points.count - 1))
    var plot = Plot(
      x: Axis(scale: .linear, low: 0, high: last, ticks: ticks),
      y: .covering(values) { "\(words.axisText($0, of: values))" },
      xTitle: xTitle, yTitle: "", alternative: alternative)
    addIntervals(to: &plot)
    for gate in gates {
      let y = plot.y(gate.limit)
      plot.add(
        "<path class=\"gate\" d=\"M\(coordinate(Plot.left)) \(coordinate(y))H\(coordinate(Plot.right(end: 0)))\"/>")
      plot.addLabel(gate.text, at: (Plot.right(end: 0), y - 5), anchor: .end)
    }
    for level in levels.dropFirst() { plot.addRule(at: Double(level.from) - 0.5) }
    for level in levels { plot.addLevel(level.value, from: Double(level.from), to: Double(level.to)) }
    plot.addLine(points.indices.map { (Double($0), points[$0].value) })
    if points.count <= 60 { for place in points.indices { plot.addDot(Double(place), points[place].value) } }
    return plot.markup
  }

  /// What the picture has to hold.
  private var values: [Double] {
    points.flatMap { [$0.value] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? []) } + gates.map(\.limit)
  }

  /// Labels of at most five audits, the first and the last among them.
  private var ticks: [(value: Double, label: Markup)] {
    let count = min(5, points.count)
    guard count > 1 else { return points.prefix(1).map { (0, $0.label) } }
    return (0..<count).map { index in
      let place = index * (points.count - 1) / (count - 1)
      return (Double(place), points[place].label)
    }
  }

  private func addIntervals(to plot: inout Plot) {
    let known = points.indices.filter { points[$0].interval != nil }
    guard known.count > 1 else {
      return plot.add(
        known.map { place -> Markup in
          let (x, interval) = (coordinate(plot.x(Double(place))), points[place].interval ?? 0...0)
          return "<path class=\"whisker s0\" d=\"M\(x) \(coordinate(plot.y(interval.lowerBound)))"
            + "V\(coordinate(plot.y(interval.upperBound)))\"/>"
        }.joined())
    }
    let ends =
      known.map { (Double($0), points[$0].interval?.upperBound ?? 0) }
      + known.reversed().map { (Double($0), points[$0].interval?.lowerBound ?? 0) }
    let corners = ends.map { "\(coordinate(plot.x($0.0))) \(coordinate(plot.y($0.1)))" as Markup }
    plot.add("<path class=\"reach\" d=\"M\(corners.joined(separator: "L"))Z\"/>")
  }
}

extension Plot {
  static func right(end distance: Double) -> Double { width - right - distance }

  /// A mark over the whole height.
  fileprivate mutating func addRule(at place: Double) {
    let (top, bottom) = (coordinate(Self.top), coordinate(Self.height - Self.bottom))
    add("<path class=\"turn\" d=\"M\(coordinate(x(place))) \(top)V\(bottom)\"/>")
  }

  fileprivate mutating func addLevel(_ value: Double, from start: Double, to end: Double) {
    add("<path class=\"level\" d=\"M\(coordinate(x(start))) \(coordinate(y(value)))H\(coordinate(x(end)))\"/>")
  }

  fileprivate mutating func addDot(_ place: Double, _ value: Double) {
    add("<circle class=\"dot s0\" cx=\"\(coordinate(x(place)))\" cy=\"\(coordinate(y(value)))\" r=\"2.5\"/>")
  }
}

extension RateWords {
  /// A tick's value with as many decimals as the steps of the axis need.
  fileprivate func axisText(_ value: Double, of values: [Double]) -> String {
    let scale = isShare ? 100.0 : 1
    let reach = ((values.max() ?? 0) - (values.min() ?? 0)) * scale
    let decimals = reach >= 8 ? 0 : reach >= 0.8 ? 1 : reach >= 0.08 ? 2 : 3
    return isShare ? percent(value, decimals: decimals) : fixed(value, decimals: decimals)
  }
}
