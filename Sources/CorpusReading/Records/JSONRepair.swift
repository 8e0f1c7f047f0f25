/// Makes readable what programs write as JSON and strict parsers refuse: bytes that are not UTF-8 and halves of
/// surrogate pairs become U+FFFD, and numbers that may not fit a machine word become strings. All other faults stay.
struct JSONRepair {
  private var input: ArraySlice<UInt8>
  private var output: [UInt8] = []

  private init(_ record: [UInt8]) {
    input = record[...]
    output.reserveCapacity(record.count + 16)
  }

  /// Writes a repaired copy of `record` to `store`.
  /// - Returns: whether it differs.
  static func repair(_ record: UnsafeRawBufferPointer, into store: ByteStore) -> Bool {
    var repair = JSONRepair(Array(String(decoding: record, as: UTF8.self).utf8))
    repair.run()
    store.count = 0
    repair.output.withUnsafeBytes { store.append($0) }
    store.pad()
    return !repair.output.elementsEqual(record)
  }

  private mutating func run() {
    while let byte = input.first {
      if byte == UInt8(ascii: "\"") {
        copyString()
      } else if Self.isNumeric(byte) {
        copyNumber()
      } else {
        copy(1)
      }
    }
  }

  private mutating func copy(_ count: Int) {
    output += input.prefix(count)
    input = input.dropFirst(count)
  }

  private mutating func copyString() {
    copy(1)
    while let byte = input.first {
      if byte == UInt8(ascii: "\\") {
        copyEscape()
      } else {
        copy(1)
        if byte == UInt8(ascii: "\"") { return }
      }
    }
  }

  private mutating func copyEscape() {
    guard let unit = codeUnit(at: 0) else { return copy(2) }
    if UTF16.isLeadSurrogate(unit), let next = codeUnit(at: 6), UTF16.isTrailSurrogate(next) { return copy(12) }
    guard UTF16.isSurrogate(unit) else { return copy(6) }
    output += Array(#"\ufffd"#.utf8)
    input = input.dropFirst(6)
  }

  /// The UTF-16 unit that `\uXXXX` at this distance stands for; nil if something else is there.
  private func codeUnit(at distance: Int) -> UInt16? {
    let escape = input.dropFirst(distance).prefix(6)
    guard escape.count == 6, escape.starts(with: Array(#"\u"#.utf8)) else { return nil }
    return UInt16(String(decoding: escape.dropFirst(2), as: UTF8.self), radix: 16)
  }

  private mutating func copyNumber() {
    let number = input.prefix { Self.isNumeric($0) }
    let isLarge = number.count > 15 || number.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let isNumber = number.first.map { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) } ?? false
    guard isLarge, isNumber else { return copy(number.count) }
    output.append(UInt8(ascii: "\""))
    copy(number.count)
    output.append(UInt8(ascii: "\""))
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
