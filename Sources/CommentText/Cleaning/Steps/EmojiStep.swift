/// Deletes emoji, and the selectors and joiners that are left without one.
enum EmojiStep {
  /// - Returns: Whether anything changed.
  static func apply(_ scalars: inout [UInt32]) -> Bool {
    var kept: [UInt32] = []
    kept.reserveCapacity(scalars.count)
    var source = 0
    while source < scalars.count {
      let scalar = scalars[source]
      // What begins with a digit, # or * is an emoji only as a keycap.
      let mayBegin = scalar >= 0x80 || source + 1 < scalars.count && [0xFE0F, 0x20E3].contains(scalars[source + 1])
      let length = mayBegin ? EmojiSequence.length(scalars, at: source) : 0
      if length == 0, !EmojiData.isSelectorOrJoiner(scalar) { kept.append(scalar) }
      source += max(length, 1)
    }
    let isChanged = kept.count < scalars.count
    scalars = kept
    return isChanged
  }
}
