internal import Glibc

/// What a ledger has to know of each character, in one look: its class, and whether every vocabulary can spell it
/// anywhere, as nearly all vocabularies can nearly all characters.
///
/// Asks ICU and the vocabularies once for each character that comes up. For one thread at a time.
final class CharacterTraits {
  /// The bits of a character's traits that tell its class: bit k is set for the k-th of `CharacterClass.allCases`.
  static let classes: UInt16 = 1 << UInt16(CharacterClass.count) - 1
  /// Set where every vocabulary holds the character as a token of its own, both at the start of a word and inside.
  static let isCovered: UInt16 = 1 << 15

  /// By code point; 0 where not yet asked for. Owned here.
  private let traits: UnsafeMutablePointer<UInt16> = zeroedMemory(0x110000)
  private let vocabularies: [SingleCharacterTokens]

  init(_ vocabularies: [SingleCharacterTokens]) { self.vocabularies = vocabularies }

  deinit { free(traits) }

  /// A bit of `classes`, and maybe `isCovered`.
  @inline(__always)
  func of(_ scalar: UInt32) -> UInt16 {
    let known = traits[Int(scalar)]
    return known != 0 ? known : lookUp(scalar)
  }

  /// The class's place in `CharacterClass.allCases`.
  @inline(__always)
  func place(of scalar: UInt32) -> Int { of(scalar).trailingZeroBitCount }

  @inline(never)
  private func lookUp(_ scalar: UInt32) -> UInt16 {
    let place = Unicode.Scalar(scalar).map { CharacterClass($0).place } ?? 0
    let isCovered = vocabularies.allSatisfy { $0.holdsAtStart(scalar) && $0.holdsInside(scalar) }
    traits[Int(scalar)] = 1 << UInt16(place) | (isCovered ? Self.isCovered : 0)
    return traits[Int(scalar)]
  }
}
