/// Replaces masks by a space.
struct MaskStep {
  let rule: MaskRule

  private static let letter: UInt32 = 0x4F

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    guard scalars.contains(Self.letter) else { return false }
    var (source, target) = (0, 0)
    while source < scalars.count {
      var end = source
      while end < scalars.count, scalars[end] == Self.letter { end += 1 }
      if end == source {
        scalars[target] = scalars[source]
        (source, target) = (source + 1, target + 1)
        continue
      }
      replaceRun(source..<end, in: &scalars, at: &target)
      source = end
    }
    let isChanged = target < scalars.count
    scalars.removeLast(scalars.count - target)
    return isChanged
  }

  /// Writes what becomes of a run of capital O. Every mask is longer than its space, so nothing unread is overwritten.
  private func replaceRun(_ run: Range<Int>, in scalars: inout [UInt32], at target: inout Int) {
    var (masks, letters) = (0, run.count)
    if rule == .anywhere {
      (masks, letters) = (run.count / 3, run.count % 3)
    } else if isMask(run, scalars) {
      (masks, letters) = (1, 0)
    }
    for _ in 0..<masks {
      scalars[target] = 0x20
      target += 1
    }
    for _ in 0..<letters {
      scalars[target] = Self.letter
      target += 1
    }
  }

  private func isMask(_ run: Range<Int>, _ scalars: [UInt32]) -> Bool {
    guard rule == .runs ? run.count >= 3 : run.count == 3 else { return false }
    let before = run.lowerBound > 0 ? scalars[run.lowerBound - 1] : 0
    let after = run.upperBound < scalars.count ? scalars[run.upperBound] : 0
    return !Self.isASCIIWord(before) && !Self.isASCIIWord(after)
  }

  private static func isASCIIWord(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
  }
}
