/// How much memory a run may have at most: an amount, or a share of what this process can get.
public enum MemoryLimit: Hashable, Sendable {
  case bytes(Int)
  /// More than 0 and at most 1.
  case share(Double)

  /// What a run may have unless it is told otherwise: the rest is for the system and its cache of files.
  public static let standard = MemoryLimit.share(0.75)

  /// The limit that people write: `2GB` (powers of 1000), `512MiB` or `512M` (powers of 1024), bytes without a unit, or
  /// `75%`.
  /// - Throws: `MemoryLimitError`.
  public init(_ text: String) throws(MemoryLimitError) {
    guard let unit = Self.units.first(where: { text.uppercased().hasSuffix($0.suffix) }),
      let amount = Self.amount(text.dropLast(unit.suffix.count))
    else { throw .malformed(text) }
    if unit.suffix == "%" {
      guard amount > 0, amount <= 100 else { throw .shareOutOfRange(text) }
      self = .share(amount / 100)
    } else {
      guard amount * unit.factor >= 1, amount * unit.factor < 0x1p62 else { throw .amountOutOfRange(text) }
      self = .bytes(Int(amount * unit.factor))
    }
  }

  /// The limit in bytes.
  /// - Parameter available: what shares are of.
  public func byteCount(of available: Int = ProcessMemory.availableByteCount) -> Int {
    switch self {
    case .bytes(let count): count
    case .share(let share): max(1, Int(Double(available) * share))
    }
  }

  /// In the order in which suffixes are looked for: longer ones before those that they end in.
  private static let units: [(suffix: String, factor: Double)] = [
    ("%", 1), ("KIB", 0x1p10), ("MIB", 0x1p20), ("GIB", 0x1p30), ("TIB", 0x1p40), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9),
    ("TB", 1e12), ("B", 1), ("K", 0x1p10), ("M", 0x1p20), ("G", 0x1p30), ("T", 0x1p40), ("", 1),
  ]

  /// Digits with at most one point among them; no signs, exponents or names of numbers.
  private static func amount(_ digits: Substring) -> Double? {
    let digits = digits.last == " " ? digits.dropLast() : digits
    guard digits.utf8.contains(where: isDigit), digits.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(digits)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// Why a text is no limit of memory; data only.
public enum MemoryLimitError: Error, Hashable, Sendable {
  case malformed(String)
  /// Not more than 0 and at most 100 per cent.
  case shareOutOfRange(String)
  /// Less than a byte, or more than can be counted.
  case amountOutOfRange(String)
}
