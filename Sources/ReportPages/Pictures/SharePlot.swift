internal import Glibc

func logarithm(_ value: Double) -> Double { log(value) }
func exponential(_ value: Double) -> Double { exp(value) }

/// What share of a text's tokens the first k tokens of a list account for, one line a list.
struct SharePlot {
  struct Series {
    var name: Markup
    /// Uses in the order of the list.
    var uses: [Int]
  }

  let series: [Series]
  let phrases: Phrases
  var alternative: Markup

  var markup: Markup {
    let size = series.map(\.uses.count).max() ?? 1
    var plot = Plot(
      x: .logarithmic(to: Double(size)) { "\(phrases.short($0))" },
      y: .linear(to: 1) { "\(percent($0, decimals: 0))" },
      xTitle: phrases(.firstAxis), yTitle: phrases(.shareAxis), alternative: alternative)
    for (place, one) in series.enumerated() { plot.addLine(points(one.uses), series: place) }
    for (place, one) in series.enumerated() {
      let y = Plot.top + 16 + 17 * Double(place)
      plot.add("<path class=\"line s\(place)\" d=\"M\(coordinate(Plot.left + 10)) \(coordinate(y - 4))h18\"/>")
      plot.addLabel(one.name, at: (Plot.left + 34, y), anchor: .start)
    }
    return plot.markup
  }

  private func points(_ uses: [Int]) -> [(Double, Double)] {
    let total = uses.reduce(0.0) { $0 + Double($1) }
    guard total > 0 else { return [] }
    var sum = 0.0
    var done = 0
    return sampledRanks(uses.count).map { rank in
      while done < rank {
        sum += Double(uses[done])
        done += 1
      }
      return (Double(rank), sum / total)
    }
  }
}
