internal import Glibc

/// The class of every character, looked up in ICU once for each that is asked for.
///
/// For one thread at a time.
final class CharacterClassTable {
  /// Places in `CharacterClass.allCases` plus 1, by code point; 0 where not yet asked for. Owned here.
  private let places: UnsafeMutablePointer<UInt8> = zeroedMemory(0x110000)

  deinit { free(places) }

  /// The class's place in `CharacterClass.allCases`.
  @inline(__always)
  func place(of scalar: UInt32) -> UInt8 {
    let known = places[Int(scalar)]
    return known > 0 ? known &- 1 : lookUp(scalar)
  }

  @inline(never)
  private func lookUp(_ scalar: UInt32) -> UInt8 {
    let place = Unicode.Scalar(scalar).map { UInt8(CharacterClass($0).place) } ?? 0
    places[Int(scalar)] = place + 1
    return place
  }
}
