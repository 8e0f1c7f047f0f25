/// Where text that is no Unicode stands in JSON records.
///
/// Comments are decoded, and hold the byte 0xFF for each byte sequence that is not UTF-8 and each half of a surrogate
/// pair.
struct JSONInvalidText {
  private let text: UnsafeRawBufferPointer
  private var position: Int

  /// The offset in the records of an invalid byte of a comment; nil if no string on its line has one at this place.
  ///
  /// The first value is taken that has invalid text so many bytes behind its start.
  /// - Complexity: O(n).
  static func offset(ofByte byte: Int, line: Int, in records: UnsafeRawBufferPointer, _ layout: JSONLayout) -> Int? {
    var start = 0
    for _ in 0..<line {
      guard let end = records.firstIndex(of: UInt8(ascii: "\n"), from: start) else { return nil }
      start = end + 1
    }
    // The elements of an array go over lines.
    let end = layout == .lines ? records.firstIndex(of: UInt8(ascii: "\n"), from: start) : nil
    var walk = JSONInvalidText(
      text: UnsafeRawBufferPointer(rebasing: records[..<(end ?? records.count)]), position: start)
    return walk.firstValue(invalidAt: byte)
  }

  private mutating func firstValue(invalidAt byte: Int) -> Int? {
    while let quote = text.firstIndex(of: UInt8(ascii: "\""), from: position) {
      position = quote + 1
      let found = string(invalidAt: byte)
      if let found, !isKey { return found }
    }
    return nil
  }

  /// Whether what was read last is the name of a field.
  private var isKey: Bool { text[position...].first { !JSONElements.isSpace($0) } == UInt8(ascii: ":") }

  /// Reads to the end of a string; gives the offset of what is invalid so many decoded bytes behind its start.
  private mutating func string(invalidAt byte: Int) -> Int? {
    var decoded = 0
    var found: Int?
    var followsReturn = false
    while position < text.count, text[position] != UInt8(ascii: "\"") {
      let start = position
      let character = character()
      if character.isInvalid && decoded == byte { found = start }
      // CRLF has become one space.
      if !(character.first == 0x0A && followsReturn) { decoded += character.byteCount }
      followsReturn = character.first == 0x0D
    }
    position += 1
    return found
  }

  private struct Character {
    var byteCount = 1
    var first: UInt8 = 0
    var isInvalid = false

    init() {}

    /// Nil for what is no character by itself.
    init?(_ value: UInt32) {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      // In a record that was mended it stands for what was invalid.
      byteCount = scalar == "\u{FFFD}" ? 1 : UTF8.width(scalar)
      first = UInt8(truncatingIfNeeded: value)
      if value > 0x7F { first = 0x80 }
    }
  }

  /// Reads one character or what stands in the place of one.
  private mutating func character() -> Character {
    if text[position] == UInt8(ascii: "\\") { return escape() }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = text[position...].makeIterator()
    var character = Character()
    switch parser.parseScalar(from: &iterator) {
    case .valid(let sequence):
      position += sequence.count
      return Character(Unicode.UTF8.decode(sequence).value) ?? character
    case .error(let length):
      position += length
      character.isInvalid = true
    case .emptyInput: position += 1
    }
    return character
  }

  private mutating func escape() -> Character {
    var character = Character()
    guard let unit = unit(at: position) else {
      switch position + 1 < text.count ? text[position + 1] : 0 {
      case UInt8(ascii: "n"): character.first = 0x0A
      case UInt8(ascii: "r"): character.first = 0x0D
      default: break
      }
      position += 2
      return character
    }
    if UTF16.isLeadSurrogate(unit), let trail = self.unit(at: position + 6), UTF16.isTrailSurrogate(trail) {
      position += 12
      character.byteCount = 4
      return character
    }
    position += 6
    character.isInvalid = UTF16.isSurrogate(unit)
    return character.isInvalid ? character : Character(UInt32(unit)) ?? character
  }

  /// The UTF-16 unit that `\uXXXX` stands for; nil if something else is there.
  private func unit(at offset: Int) -> UInt16? {
    guard offset + 6 <= text.count, text[offset] == UInt8(ascii: "\\"), text[offset + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt16(String(decoding: text[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16)
  }
}
