/// Tokens by rank and uses on logarithmic axes, one line a vocabulary, the unused tail of the first shaded.
struct RankPlot {
  struct Series {
    var name: Markup
    /// Uses of the tokens that were used, most first.
    var uses: [Int]
    /// Tokens in all.
    var size: Int
  }

  let series: [Series]
  let phrases: Phrases
  var alternative: Markup

  var markup: Markup {
    let most = series.compactMap(\.uses.first).max() ?? 1
    let size = series.map(\.size).max() ?? 1
    var plot = Plot(
      x: .logarithmic(to: Double(size)) { "\(phrases.short($0))" },
      y: .logarithmic(to: Double(most)) { "\(phrases.short($0))" },
      xTitle: phrases(.rankAxis), yTitle: phrases(.countAxis), alternative: alternative)
    if series.count == 1, let only = series.first, only.uses.count < only.size {
      plot.addBand(from: Double(max(1, only.uses.count)), to: Double(only.size))
      let share = ratio(only.size - only.uses.count, only.size)
      let edge = Plot.width - Plot.right - 6
      plot.addLabel(phrases(.neverUsed), at: (edge, Plot.top + 16), anchor: .end)
      plot.addLabel("\(shortPercent(share))", at: (edge, Plot.top + 32), anchor: .end)
    }
    for (place, one) in series.enumerated() { plot.addLine(points(one.uses), series: place) }
    return plot.markup
  }

  /// Ranks spaced evenly on the logarithmic axis.
  private func points(_ uses: [Int]) -> [(Double, Double)] {
    sampledRanks(uses.count).map { (Double($0), Double(uses[$0 - 1])) }
  }
}

/// At most about `count` ranks from 1 to `last`, spaced evenly by ratio, both ends among them.
func sampledRanks(_ last: Int, count: Int = 120) -> [Int] {
  guard last > 0 else { return [] }
  var ranks = [1]
  let factor = last > 1 ? exponential(logarithm(Double(last)) / Double(count)) : 2
  var place = 1.0
  while let rank = ranks.last, rank < last {
    place *= factor
    let next = min(last, max(rank, Int(place.rounded())))
    if next > rank { ranks.append(next) }
  }
  return ranks
}
