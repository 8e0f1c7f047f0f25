/// Columns for 1, 2, 3 … of something; one colour a series, side by side.
struct Histogram {
  struct Series {
    var name: Markup
    /// Share of all by value, from 1 on.
    var shares: [Double]
  }

  /// The first columns; the last stands for itself and more.
  static let columnCount = 10

  let series: [Series]
  let phrases: Phrases
  var xTitle: Markup
  var alternative: Markup

  /// Shares by value from counts, with everything from `columnCount` on in the last.
  static func shares(_ counts: [(value: Int, count: Int)]) -> [Double] {
    var columns = [Double](repeating: 0, count: columnCount)
    for (value, count) in counts where value >= 1 { columns[min(value, columnCount) - 1] += Double(count) }
    let total = columns.reduce(0, +)
    return columns.map { total > 0 ? $0 / total : 0 }
  }

  var markup: Markup {
    let most = series.flatMap(\.shares).max() ?? 0
    let count = series.map { ($0.shares.lastIndex { $0 > 0 } ?? 0) + 1 }.max() ?? 1
    // Columns stand between the ticks of an axis that starts half a column before the first.
    var plot = Plot(
      x: Axis(scale: .linear, low: 0.5, high: Double(max(count, 4)) + 0.5, ticks: ticks(count)),
      y: .linear(to: most) { "\(percent($0, decimals: most < 0.02 ? 1 : 0))" },
      xTitle: xTitle, yTitle: Markup(), alternative: alternative)
    for (place, one) in series.enumerated() {
      let width = 0.74 / Double(series.count)
      for (column, share) in one.shares.prefix(count).enumerated() where share > 0 {
        let low = Double(column) + 1 - 0.37 + width * Double(place)
        let (left, right, top) = (plot.x(low), plot.x(low + width), plot.y(share))
        plot.add(
          """
          <rect class="column s\(place % Plot.seriesCount)" x="\(coordinate(left))" y="\(coordinate(top))" \
          width="\(coordinate(right - left - (series.count > 1 ? 1 : 0)))" \
          height="\(coordinate(max(0.5, Plot.height - Plot.bottom - top)))"/>
          """)
        if series.count == 1 {
          plot.addLabel("\(label(share))", at: ((left + right) / 2, top - 5), anchor: .middle)
        }
      }
    }
    return plot.markup
  }

  private func ticks(_ count: Int) -> [(Double, Markup)] {
    (1...max(count, 1)).map { value in
      (Double(value), value == Self.columnCount ? phrases(.orMore, "\(value)" as String) : "\(value)")
    }
  }

  /// Per cent without the sign, as short as it tells something.
  private func label(_ share: Double) -> String {
    share >= 0.0995 ? fixed(share * 100, decimals: 0) : share >= 0.0005 ? fixed(share * 100, decimals: 1) : "<0.1"
  }
}
