internal import Glibc

/// Values along one side of a picture.
struct Axis {
  enum Scale { case linear, logarithmic }

  let scale: Scale
  let low: Double
  let high: Double
  let ticks: [(value: Double, label: Markup)]

  /// From 0 to a round number at or above `maximum`, with about `count` ticks.
  static func linear(to maximum: Double, ticks count: Int = 4, label: (Double) -> Markup) -> Axis {
    let step = roundStep(max(maximum, 1e-9) / Double(count))
    let steps = max(1, Int((maximum / step - 1e-9).rounded(.up)))
    let ticks = (0...steps).map { (Double($0) * step, label(Double($0) * step)) }
    return Axis(scale: .linear, low: 0, high: Double(steps) * step, ticks: ticks)
  }

  /// From a round number at or below the least of `values` to one at or above the largest, 0 only where it is near.
  static func covering(_ values: [Double], ticks count: Int = 4, label: (Double) -> Markup) -> Axis {
    let known = values.filter { abs($0) <= 1e15 }
    let (least, most) = (known.min() ?? 0, known.max() ?? 1)
    let step = roundStep(max(most - least, abs(most) * 1e-3, 1e-6) / Double(count))
    let (low, high) = (floor(least / step + 1e-9), max(floor(least / step + 1e-9) + 1, ceil(most / step - 1e-9)))
    let places = (0...Int(min(12, high - low))).map { (low + Double($0)) * step }
    return Axis(scale: .linear, low: low * step, high: high * step, ticks: places.map { ($0, label($0)) })
  }

  /// Powers of ten from 1 to `maximum`, which need not be one.
  static func logarithmic(to maximum: Double, label: (Int) -> Markup) -> Axis {
    let high = max(10, maximum)
    let powers = (0...15).map { pow(10, Double($0)) }.filter { $0 <= high }
    return Axis(scale: .logarithmic, low: 1, high: high, ticks: powers.map { ($0, label(Int($0))) })
  }

  /// Where a value lies, 0 at the low end and 1 at the high end.
  func place(_ value: Double) -> Double {
    let (value, low, high) =
      scale == .linear ? (value, low, high) : (log10(max(value, low)), log10(low), log10(high))
    return high > low ? min(1, max(0, (value - low) / (high - low))) : 0
  }

  /// 1, 2, 2.5 or 5 times a power of ten, at least `step`.
  private static func roundStep(_ step: Double) -> Double {
    let power = pow(10, floor(log10(step)))
    return ([1, 2, 2.5, 5, 10].first { $0 * power >= step * (1 - 1e-9) } ?? 10) * power
  }
}
