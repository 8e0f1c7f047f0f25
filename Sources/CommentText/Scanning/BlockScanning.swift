/// Whether blocks of bytes may be judged at once, and how.
///
/// What `kc_judge_block` takes for granted of ASCII and Hangul is held against the tables here; where a pipeline does
/// something else with one of those characters, every character is looked up.
struct BlockScanning {
  static let byteCount = 64

  let isUsable: Bool
  /// Whether capitals are letters; else the tables cannot settle them.
  let isCased: Bool
  /// Whether compatibility jamo belong to words as they stand.
  let hasJamo: Bool

  init(_ classes: ClassTables.View) {
    func all(_ scalars: some Sequence<Int>, _ expected: UInt8) -> Bool {
      scalars.allSatisfy { ($0 < 0x800 ? classes.low[$0] : classes.high[$0]) == expected }
    }
    let isAlphanumeric = { (scalar: Int) in
      (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }
    isCased = all(0x41...0x5A, ScanClass.word)
    hasJamo = all(0x3140...0x317F, ScanClass.word)
    isUsable =
      all(Array(0x30...0x39) + Array(0x61...0x7A), ScanClass.word)
      && all((0x21...0x7E).filter { !isAlphanumeric($0) }, ScanClass.single)
      && all([0x20], ScanClass.space) && all([0x0A], ScanClass.newline)
      && all(0xAC00...0xD7A3, ScanClass.word)
  }
}
