/// Keeps the characters that a rule allows.
struct CharacterStep {
  let flags: ScalarFlagTable<CleaningFlags>

  /// Drops deleted characters and stray parts of emoji, then replaces each run of removed characters by one space.
  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    var isChanged = dropLooseComponents(&scalars)
    guard let first = scalars.firstIndex(where: { !flags[$0].isDisjoint(with: [.removed, .deleted]) })
    else { return isChanged }
    isChanged = true
    var target = first
    var isInRun = false
    for source in first..<scalars.count {
      let own = flags[scalars[source]]
      if own.contains(.deleted) { continue }
      if own.contains(.removed) {
        if isInRun { continue }
        isInRun = true
        scalars[target] = 0x20
      } else {
        isInRun = false
        scalars[target] = scalars[source]
      }
      target += 1
    }
    scalars.removeLast(scalars.count - target)
    return isChanged
  }

  private func dropLooseComponents(_ scalars: inout [UInt32]) -> Bool {
    guard scalars.contains(where: { flags[$0].contains(.component) }) else { return false }
    var kept: [UInt32] = []
    var source = 0
    while source < scalars.count {
      let length = EmojiSequence.length(scalars, at: source)
      if length > 0 || !flags[scalars[source]].contains(.component) {
        kept += scalars[source..<source + max(length, 1)]
      }
      source += max(length, 1)
    }
    let isChanged = kept.count < scalars.count
    scalars = kept
    return isChanged
  }
}
