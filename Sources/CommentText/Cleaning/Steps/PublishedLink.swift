/// The published regular expression for links, without its backtracking:
/// `https?:\/\/(www\.)?[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-zA-Z0-9()]{1,6}\b([-a-zA-Z0-9()@:%_\+.~#?&//=]*)`.
///
/// A host is the run of characters of the first class. Wherever a dot stands in it, 1 to 6 characters of the second
/// class that end at a word boundary make it a link, which then goes on to the end of the run of the third class; that
/// holds all of the others, so the end does not depend on which dot it was.
enum PublishedLink {
  private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  private static let host = LinkCharacters.set(letters + "-@:%._+~#=")
  private static let rest = LinkCharacters.set(letters + "-()@:%_+.~#?&/=")

  /// The end of the link that begins at `start`.
  /// - Complexity: O(length of the host).
  static func end(_ scalars: [UInt32], from start: Int, isWord: (UInt32) -> Bool) -> Int? {
    guard scalars[start] == 0x68, LinkCharacters.stands("http", in: scalars, at: start) else { return nil }
    var hostStart = start + 4
    if hostStart < scalars.count, scalars[hostStart] == 0x73 { hostStart += 1 }
    guard LinkCharacters.stands("://", in: scalars, at: hostStart) else { return nil }
    hostStart += 3
    // A leading www. may stand outside the 256 characters, and then needs one of them after it.
    let isWWW = LinkCharacters.stands("www.", in: scalars, at: hostStart)
    var dot = hostStart
    while dot < scalars.count, scalars[dot] < 128, host[Int(scalars[dot])] {
      let offset = dot - hostStart
      let isInReach = (1...256).contains(offset) || isWWW && (5...260).contains(offset)
      if scalars[dot] == 0x2E, isInReach, isDomainEnd(scalars, after: dot, isWord) {
        return runEnd(scalars, from: hostStart)
      }
      dot += 1
    }
    return nil
  }

  /// Whether 1 to 6 characters of the second class follow a dot and end at a word boundary.
  private static func isDomainEnd(_ scalars: [UInt32], after dot: Int, _ isWord: (UInt32) -> Bool) -> Bool {
    for place in (dot + 1)..<(dot + 7) {
      guard place < scalars.count else { return false }
      let scalar = scalars[place]
      guard LinkCharacters.isAlphanumeric(scalar) || scalar == 0x28 || scalar == 0x29 else { return false }
      let isWordAfter = place + 1 < scalars.count && isWord(scalars[place + 1])
      if LinkCharacters.isAlphanumeric(scalar) != isWordAfter { return true }
    }
    return false
  }

  private static func runEnd(_ scalars: [UInt32], from start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] < 128, rest[Int(scalars[end])] { end += 1 }
    return end
  }
}
