/// What a scanner does at a character that needs nothing but its own bytes to be judged.
///
/// Plain bytes rather than an enum: the tables hold 70,000 of them and the scanner compares them in its inner loop.
enum ScanClass {
  /// Belongs to a word as it stands.
  static let word: UInt8 = 0
  static let space: UInt8 = 1
  static let newline: UInt8 = 2
  /// A word of its own: punctuation, or an ideograph that is spaced out.
  static let single: UInt8 = 3
  /// The tables cannot decide: the normaliser deletes or changes it, it may change its neighbours, or it is not UTF-8.
  static let unsettled: UInt8 = 4

  /// The class of a scalar other than newline.
  static func of(_ flags: ScalarFlags) -> UInt8 {
    if !flags.isDisjoint(with: [.unsettled, .deleted, .accented, .uppercase]) { return unsettled }
    if flags.contains(.whitespace) { return space }
    return flags.isDisjoint(with: [.punctuation, .ideograph]) ? word : single
  }
}
