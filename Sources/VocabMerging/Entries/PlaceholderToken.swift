/// Entries named `[unused0]`, `[unused1]`, …: ids that a vocabulary keeps free.
enum PlaceholderToken {
  private static let opening = Array("[unused".utf8)
  private static let closing = UInt8(ascii: "]")

  static func matches(_ token: [UInt8]) -> Bool {
    guard token.count > opening.count + 1, token.last == closing, token.starts(with: opening) else { return false }
    return token[opening.count..<token.count - 1].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The first `count` placeholders, by number, that are not taken.
  static func names(_ count: Int, besides isTaken: ([UInt8]) -> Bool) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var number = 0
    while names.count < count {
      let name = opening + Array(String(number).utf8) + [closing]
      if !isTaken(name) { names.append(name) }
      number += 1
    }
    return names
  }
}
