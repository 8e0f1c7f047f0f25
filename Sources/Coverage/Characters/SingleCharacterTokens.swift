public import WordPiece

/// The characters that a vocabulary holds as tokens of their own: what it can always spell.
///
/// An encoder that takes the longest match fails exactly at a character without such a token in its place, if it fails.
public struct SingleCharacterTokens: Sendable {
  /// Bits by code point.
  private var atStart = [UInt64](repeating: 0, count: 0x110000 / 64)
  private var inside = [UInt64](repeating: 0, count: 0x110000 / 64)

  /// - Complexity: O(bytes of the tokens).
  public init(_ vocabulary: Vocabulary) {
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    for token in vocabulary.tokens {
      if let scalar = Self.onlyScalar(token[...]) { Self.insert(scalar, &atStart) }
      guard token.starts(with: prefix), let scalar = Self.onlyScalar(token.dropFirst(prefix.count)) else { continue }
      Self.insert(scalar, &inside)
    }
  }

  /// Whether the character can start a word.
  @inline(__always)
  public func holdsAtStart(_ scalar: UInt32) -> Bool { Self.contains(scalar, atStart) }

  /// Whether the character can stand inside a word.
  @inline(__always)
  public func holdsInside(_ scalar: UInt32) -> Bool { Self.contains(scalar, inside) }

  @inline(__always)
  private static func contains(_ scalar: UInt32, _ bits: [UInt64]) -> Bool {
    bits[Int(scalar >> 6)] & (1 << UInt64(scalar & 63)) != 0
  }

  private static func insert(_ scalar: UInt32, _ bits: inout [UInt64]) {
    bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
  }

  /// The scalar that a token's text consists of, if it is one.
  private static func onlyScalar(_ text: ArraySlice<UInt8>) -> UInt32? {
    guard (1...4).contains(text.count) else { return nil }
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return nil }
    return first.value
  }
}
