internal import Glibc
public import WordPiece

/// The characters that a vocabulary holds as tokens of their own: what it can always spell.
///
/// An encoder that takes the longest match fails exactly at a character without such a token in its place, if it fails.
/// Unchecked sharing: what `bytes` points to is never written to after `init`.
public struct SingleCharacterTokens: @unchecked Sendable {
  private let table: Table
  /// The table's, to be read without counting references; valid as long as this value.
  private let bytes: UnsafePointer<UInt8>

  private static let atStart: UInt8 = 1
  private static let inside: UInt8 = 2

  /// A byte for each code point.
  private final class Table {
    /// Owned here; as long as the object.
    let bytes: UnsafeMutablePointer<UInt8> = zeroedMemory(0x110000)

    deinit { free(bytes) }
  }

  /// - Complexity: O(bytes of the tokens).
  public init(_ vocabulary: Vocabulary) {
    table = Table()
    self.bytes = UnsafePointer(table.bytes)
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    let bytes = table.bytes
    vocabulary.forEachToken { token in
      if let scalar = Self.onlyScalar(token[...]) { bytes[Int(scalar)] |= Self.atStart }
      guard token.starts(with: prefix), let scalar = Self.onlyScalar(token.dropFirst(prefix.count)) else { return }
      bytes[Int(scalar)] |= Self.inside
    }
  }

  /// Whether the character can start a word.
  @inline(__always)
  public func holdsAtStart(_ scalar: UInt32) -> Bool { bytes[Int(scalar)] & Self.atStart != 0 }

  /// Whether the character can stand inside a word.
  @inline(__always)
  public func holdsInside(_ scalar: UInt32) -> Bool { bytes[Int(scalar)] & Self.inside != 0 }

  /// How many characters of a word are no token of their own where they stand.
  @inline(__always)
  func uncoveredCount(_ word: UnsafeBufferPointer<UInt32>) -> Int {
    var lacking = Self.atStart
    var count = 0
    for scalar in word {
      if bytes[Int(scalar)] & lacking == 0 { count &+= 1 }
      lacking = Self.inside
    }
    return count
  }

  /// The scalar that a token's text consists of, if it is one.
  private static func onlyScalar(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    guard (1...4).contains(text.count) else { return nil }
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return nil }
    return first.value
  }
}
