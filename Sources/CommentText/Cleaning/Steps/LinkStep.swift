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

/// Sets of ASCII characters that links are made of.
enum LinkCharacters {
  static func isAlphanumeric(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
  }

  /// Whether `text`, in lower case, stands at a place.
  static func stands(_ text: StaticString, in scalars: [UInt32], at start: Int, ignoringCase: Bool = false) -> Bool {
    guard start + text.utf8CodeUnitCount <= scalars.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let expected = UInt32(text.utf8Start[offset])
      let found = scalars[start + offset]
      let isCapital = ignoringCase && (0x41...0x5A).contains(found)
      if (isCapital ? found | 0x20 : found) != expected { return false }
    }
    return true
  }

  /// The set of some ASCII characters, for look-up by code point.
  static func set(_ characters: String) -> [Bool] {
    var set = [Bool](repeating: false, count: 128)
    for byte in characters.utf8 { set[Int(byte)] = true }
    return set
  }
}
