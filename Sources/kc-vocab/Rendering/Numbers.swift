/// `12345678` as `12,345,678`.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude))
  var index = digits.count - 3
  while index > 0 {
    digits.insert(",", at: index)
    index -= 3
  }
  return (number < 0 ? "-" : "") + String(digits)
}

/// Bytes as megabytes (10⁶ bytes) with one decimal.
func megabytes(_ byteCount: Int) -> String { fixed(Double(byteCount) / 1e6, decimals: 1) }

/// Bytes in the unit that keeps the number short: `812 bytes`, `4.2 KB`, `62.6 MB`.
func byteText(_ byteCount: Int) -> String {
  switch byteCount {
  case ..<1_000: counted(byteCount, "byte")
  case ..<100_000: "\(fixed(Double(byteCount) / 1e3, decimals: 1)) KB"
  case ..<1_000_000: "\(fixed(Double(byteCount) / 1e3, decimals: 0)) KB"
  default: "\(megabytes(byteCount)) MB"
  }
}

/// `1 file`, `12 files`
func counted(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

/// A share of one as per cent: `0.10209` as `10.209 %`.
func percent(_ share: Double, decimals: Int = 3) -> String { fixed(share * 100, decimals: decimals) + " %" }

/// A number with a fixed count of decimals, rounded half away from zero, never in scientific form.
func fixed(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return "–" }
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  let sign = value < 0 && scaled > 0 ? "-" : ""
  guard decimals > 0 else { return sign + String(scaled) }
  return sign + grouped(scaled / scale) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
