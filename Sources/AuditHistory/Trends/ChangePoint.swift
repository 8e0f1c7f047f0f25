internal import Glibc

/// A place where the level of a series of audits changed.
public struct ChangePoint: Hashable, Sendable {
  /// The first audit after the change.
  public var place: Int
  /// Means of the audits before, back to the change before that, and after, up to the next.
  public var before: Double
  public var after: Double
  /// How far the means lie apart, in standard errors of their difference.
  public var statistic: Double
  /// An upper bound of how likely so large a statistic is where nothing changed.
  public var probability: Double
}

extension ChangePoint {
  /// The fewest audits among which a change can be told.
  package static let fewestAudits = 4
  /// Changes are told where `probability` is at most this.
  public static let falseAlarmRate = 0.001

  /// Places where the level changed, ascending.
  ///
  /// Of every way of cutting the series in two the one is taken whose means differ most, in units of
  /// t = |difference| / (s √(1/k + 1/(n−k))), where s is the standard deviation about the two means and never less than
  /// the root mean square of the audits' own standard errors. Where nothing changed and values are normal, no cut's t
  /// exceeds one of Student's with n−2 degrees of freedom more often than Bonferroni's bound over the n−1 cuts says; if
  /// that bound is at most `falseAlarmRate`, there is a change, and both parts are looked at in the same way.
  /// - Parameter standardErrors: of each value; 0 where it is not known.
  /// - Complexity: O(n · (changes + 1)).
  /// - Source: Worsley, "On the likelihood ratio test for a shift in location of normal populations", 1979; Scott and
  ///   Knott, 1974, for cutting again.
  package static func all(in values: [Double], standardErrors: [Double]) -> [ChangePoint] {
    var cuts: [(place: Int, statistic: Double, probability: Double)] = []
    var open = [values.indices]
    while let part = open.popLast() {
      guard let cut = strongestCut(values[part], standardErrors[part]), cut.probability <= falseAlarmRate else {
        continue
      }
      cuts.append(cut)
      open += [part.lowerBound..<cut.place, cut.place..<part.upperBound]
    }
    cuts.sort { $0.place < $1.place }
    return cuts.enumerated().map { index, cut in
      let start = index == 0 ? 0 : cuts[index - 1].place
      let end = index + 1 < cuts.count ? cuts[index + 1].place : values.count
      return ChangePoint(
        place: cut.place, before: mean(values[start..<cut.place]), after: mean(values[cut.place..<end]),
        statistic: cut.statistic, probability: cut.probability)
    }
  }

  private static func strongestCut(
    _ values: ArraySlice<Double>, _ standardErrors: ArraySlice<Double>
  ) -> (place: Int, statistic: Double, probability: Double)? {
    let count = values.count
    guard count >= fewestAudits else { return nil }
    let center = mean(values)
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    // Equal values are equal, whatever rounding leaves of their distances from the mean.
    guard squares > Double(count) * 1e-24 * center * center else { return nil }
    let leastVariance = standardErrors.reduce(0) { $0 + $1 * $1 } / Double(count)
    var best = (place: values.startIndex, statistic: 0.0)
    var sum = 0.0
    for place in values.indices.dropLast() {
      sum += values[place] - center
      let left = Double(place - values.startIndex + 1)
      let right = Double(count) - left
      // The part of the squares that the two means account for: difference² / (1/left + 1/right).
      let between = sum * sum * (1 / left + 1 / right)
      // What rounding alone leaves is no scatter.
      let within = max(0, squares - between) < 1e-12 * squares ? 0 : squares - between
      let variance = max(within / Double(count - 2), leastVariance)
      let statistic = between == 0 ? 0 : (between / variance).squareRoot()
      if statistic > best.statistic { best = (place + 1, statistic) }
    }
    guard best.statistic > 0 else { return nil }
    let tail = StudentT.twoSidedTail(best.statistic, degreesOfFreedom: count - 2)
    return (best.place, best.statistic, min(1, Double(count - 1) * tail))
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
