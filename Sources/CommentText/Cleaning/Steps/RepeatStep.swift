/// Shortens runs of one character.
struct RepeatStep {
  let rule: RepeatRule
  let flags: ScalarFlagTable<CleaningFlags>

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    let hasSequences =
      rule.kind == .comments
      && scalars.contains { scalar in EmojiData.sequenceMarks.contains { $0.contains(scalar) } }
    return hasSequences ? shortenSequences(&scalars) : shorten(&scalars)
  }

  private func shorten(_ scalars: inout [UInt32]) -> Bool {
    let shortestRun = rule.shortestRun
    guard var source = firstRun(scalars) else { return false }
    var target = source
    while source < scalars.count {
      let scalar = scalars[source]
      var end = source + 1
      while end < scalars.count, scalars[end] == scalar { end += 1 }
      let isShortened = end - source >= shortestRun && flags[scalar].contains(.repeatable)
      for _ in 0..<(isShortened ? rule.limit : end - source) {
        scalars[target] = scalar
        target += 1
      }
      source = end
    }
    scalars.removeLast(scalars.count - target)
    return true
  }

  /// Where the first run starts that is shortened.
  private func firstRun(_ scalars: [UInt32]) -> Int? {
    let shortestRun = rule.shortestRun
    var (previous, count): (UInt32?, Int) = (nil, 0)
    for (place, scalar) in scalars.enumerated() {
      count = scalar == previous ? count + 1 : 1
      previous = scalar
      if count == shortestRun, flags[scalar].contains(.repeatable) { return place + 1 - shortestRun }
    }
    return nil
  }

  /// The same where an emoji sequence is one character.
  private func shortenSequences(_ scalars: inout [UInt32]) -> Bool {
    var kept: [UInt32] = []
    var source = 0
    while source < scalars.count {
      let length = max(EmojiSequence.length(scalars, at: source), 1)
      let unit = scalars[source..<source + length]
      var end = source + length
      var count = 1
      while end + length <= scalars.count, scalars[end..<end + length] == unit,
        max(EmojiSequence.length(scalars, at: end), 1) == length
      {
        end += length
        count += 1
      }
      let isRepeatable = length > 1 || flags[scalars[source]].contains(.repeatable)
      if count >= rule.shortestRun, isRepeatable { count = rule.limit }
      for _ in 0..<count { kept += unit }
      source = end
    }
    let isChanged = kept.count < scalars.count
    scalars = kept
    return isChanged
  }
}
