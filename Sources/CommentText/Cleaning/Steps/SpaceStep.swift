/// Turns each run of white space into one space and takes it off both ends.
struct SpaceStep {
  let flags: ScalarFlagTable<CleaningFlags>

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    guard let first = firstChange(scalars) else { return false }
    var target = first
    var isAfterSpace = first == 0 || scalars[first - 1] == 0x20
    for source in first..<scalars.count {
      let scalar = scalars[source]
      if isWhitespace(scalar) {
        if isAfterSpace { continue }
        isAfterSpace = true
        scalars[target] = 0x20
      } else {
        isAfterSpace = false
        scalars[target] = scalar
      }
      target += 1
    }
    if target > 0, isAfterSpace { target -= 1 }
    scalars.removeLast(scalars.count - target)
    return true
  }

  /// The first white space that goes or becomes another; nil where all may stay.
  private func firstChange(_ scalars: [UInt32]) -> Int? {
    var isAfterSpace = true
    for (place, scalar) in scalars.enumerated() {
      let isSpace = isWhitespace(scalar)
      if isSpace, isAfterSpace || scalar != 0x20 { return place }
      isAfterSpace = isSpace
    }
    return isAfterSpace && !scalars.isEmpty ? scalars.count - 1 : nil
  }

  /// Nearly all characters of comments stand in ranges that hold no white space.
  private func isWhitespace(_ scalar: UInt32) -> Bool {
    if scalar > 0x3000 || (0x21..<0x85).contains(scalar) { return false }
    return flags[scalar].contains(.whitespace)
  }
}
