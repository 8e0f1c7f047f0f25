/// Turns each run of white space into one space and takes it off both ends.
struct SpaceStep {
  let flags: ScalarFlagTable<CleaningFlags>

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    var isChanged = false
    var isAfterSpace = true
    var target = 0
    for source in scalars.indices {
      let scalar = scalars[source]
      guard flags[scalar].contains(.whitespace) else {
        scalars[target] = scalar
        target += 1
        isAfterSpace = false
        continue
      }
      if isAfterSpace || scalar != 0x20 { isChanged = true }
      if isAfterSpace { continue }
      scalars[target] = 0x20
      target += 1
      isAfterSpace = true
    }
    if target > 0, isAfterSpace {
      target -= 1
      isChanged = true
    }
    scalars.removeLast(scalars.count - target)
    return isChanged
  }
}
