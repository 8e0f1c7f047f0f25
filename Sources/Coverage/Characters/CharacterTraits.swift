internal import Glibc

/// What a ledger has to know of each character, in one look: its class, and whether every vocabulary can spell it
/// anywhere, as nearly all vocabularies can nearly all characters.
///
/// Asks ICU and the vocabularies once for each character that comes up. For one thread at a time.
///
/// Memory: owned by whoever holds the value, which has to call `deallocate` once; copies share it. A structure of
/// pointers because this is asked for every character of a new word, without counting references.
struct CharacterTraits {
  /// The bits of a character's traits that tell its class: bit k is set for the k-th of `CharacterClass.allCases`.
  static let classes: UInt16 = 1 << UInt16(CharacterClass.count) - 1
  /// Set where every vocabulary holds the character as a token of its own, both at the start of a word and inside.
  static let isCovered: UInt16 = 1 << 15
  /// Set for each character that has been asked for.
  static let isKnown: UInt16 = 1 << 14

  /// By code point; 0 where not yet asked for.
  private let traits: UnsafeMutablePointer<UInt16> = zeroedMemory(0x110000)
  /// Not owned.
  private let vocabularies: UnsafeBufferPointer<MeasuredVocabulary>

  /// - Parameter vocabularies: as long as this value.
  init(_ vocabularies: UnsafeBufferPointer<MeasuredVocabulary>) { self.vocabularies = vocabularies }

  func deallocate() { free(traits) }

  /// A bit of `classes`, `isKnown`, and maybe `isCovered`.
  @inline(__always)
  func of(_ scalar: UInt32) -> UInt16 {
    let known = traits[Int(scalar)]
    return known != 0 ? known : lookUp(scalar)
  }

  /// The traits of characters that have been asked for, by code point; 0 for others.
  var known: UnsafePointer<UInt16> { UnsafePointer(traits) }

  /// The traits that all of some characters have, and those that any has.
  @inline(never)
  func of(_ scalars: UnsafeBufferPointer<UInt32>) -> (all: UInt16, any: UInt16) {
    scalars.reduce((.max, 0)) { ($0.0 & of($1), $0.1 | of($1)) }
  }

  /// The class's place in `CharacterClass.allCases`.
  @inline(__always)
  func place(of scalar: UInt32) -> Int { of(scalar).trailingZeroBitCount }

  @inline(never)
  private func lookUp(_ scalar: UInt32) -> UInt16 {
    let place = Unicode.Scalar(scalar).map { CharacterClass($0).place } ?? 0
    let isCovered = vocabularies.allSatisfy {
      $0.characters.holdsAtStart(scalar) && $0.characters.holdsInside(scalar)
    }
    traits[Int(scalar)] = 1 << UInt16(place) | Self.isKnown | (isCovered ? Self.isCovered : 0)
    return traits[Int(scalar)]
  }
}
