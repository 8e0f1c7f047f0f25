/// Takes links out.
struct LinkStep {
  let rule: LinkRule
  let flags: ScalarFlagTable<CleaningFlags>

  /// - Returns: Whether anything changed.
  func apply(_ scalars: inout [UInt32]) -> Bool {
    // Every link holds `://` or, after www, a dot.
    guard scalars.contains(where: { $0 == 0x3A || rule == .comments && $0 == 0x2E }) else { return false }
    var isChanged = false
    var (source, target) = (0, 0)
    while source < scalars.count {
      if let end = linkEnd(scalars, from: source) {
        isChanged = true
        source = end
        guard rule == .comments else { continue }
        scalars[target] = 0x20
      } else {
        scalars[target] = scalars[source]
        source += 1
      }
      target += 1
    }
    scalars.removeLast(scalars.count - target)
    return isChanged
  }

  private func linkEnd(_ scalars: [UInt32], from start: Int) -> Int? {
    switch rule {
    case .published: PublishedLink.end(scalars, from: start) { flags[$0].contains(.word) }
    case .comments: CommentLink.end(scalars, from: start) { flags[$0].contains(.word) }
    }
  }
}
