/// `12345678` as `12,345,678`.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude))
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return (number < 0 ? "−" : "") + String(digits)
}

/// A number with a fixed count of decimals, rounded half away from zero, never in scientific form.
func fixed(_ value: Double, decimals: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return "–" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let sign = value < 0 && scaled > 0 ? "−" : ""
  guard decimals > 0 else { return sign + grouped(scaled) }
  let fraction = String(scaled % scale)
  return sign + grouped(scaled / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

/// A share of one as per cent.
func percent(_ share: Double, decimals: Int = 2) -> String { fixed(share * 100, decimals: decimals) + " %" }

/// A share of one as per cent with three digits that count: `10.2 %`, `0.755 %`.
func shortPercent(_ share: Double) -> String {
  let value = abs(share * 100)
  return percent(share, decimals: value >= 99.95 || value == 0 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3)
}

/// An interval of shares as per cent.
func percentRange(_ interval: AuditDocument.Interval) -> String {
  fixed(interval.low * 100, decimals: 2) + "–" + percent(interval.high)
}

/// `part / whole`, 0 of nothing.
func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

/// A coordinate of a drawing, to a hundredth, in the shortest form.
func coordinate(_ value: Double) -> String {
  let hundredths = Int((value.isFinite ? max(-1e6, min(1e6, value)) * 100 : 0).rounded())
  if hundredths % 100 == 0 { return String(hundredths / 100) }
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
}
