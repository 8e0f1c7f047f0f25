/// Reads one JSON text.
struct JSONReader {
  /// Where the text stops being JSON.
  struct Fault: Error, Hashable {
    var line: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private static let deepest = 128

  /// - Throws: `Fault`.
  /// - Complexity: O(bytes).
  static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    let value = try reader.value(depth: 0)
    guard reader.peek() == nil else { throw reader.fault }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var fault: Fault { Fault(line: 1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A }) }

  /// The next byte that is not white space.
  private mutating func peek() -> UInt8? {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  private mutating func expect(_ byte: UInt8) throws(Fault) {
    guard peek() == byte else { throw fault }
    offset += 1
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.deepest, let first = peek() else { throw fault }
    switch first {
    case UInt8(ascii: "{"): return .object(try members(depth))
    case UInt8(ascii: "["): return .array(try elements(depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func literal(_ text: String, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[offset...].starts(with: text.utf8) else { throw fault }
    offset += text.utf8.count
    return value
  }

  private mutating func number() throws(Fault) -> [UInt8] {
    let start = offset
    while offset < bytes.count, "+-.0123456789Ee".utf8.contains(bytes[offset]) { offset += 1 }
    guard offset > start else { throw fault }
    return Array(bytes[start..<offset])
  }

  private mutating func elements(_ depth: Int) throws(Fault) -> [JSONValue] {
    offset += 1
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
    return elements
  }

  private mutating func members(_ depth: Int) throws(Fault) -> [JSONValue.Member] {
    offset += 1
    var members: [JSONValue.Member] = []
    if skip(UInt8(ascii: "}")) { return members }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw fault }
      let key = try string()
      try expect(UInt8(ascii: ":"))
      members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
    } while skip(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
    return members
  }

  private mutating func string() throws(Fault) -> [UInt8] {
    offset += 1
    var string: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return string
      case UInt8(ascii: "\\"): try escape(into: &string)
      case 0..<0x20: throw fault
      default:
        string.append(byte)
        offset += 1
      }
    }
    throw fault
  }

  private mutating func escape(into string: inout [UInt8]) throws(Fault) {
    guard offset + 1 < bytes.count else { throw fault }
    let kind = bytes[offset + 1]
    offset += 2
    switch kind {
    case UInt8(ascii: "b"): string.append(0x08)
    case UInt8(ascii: "t"): string.append(0x09)
    case UInt8(ascii: "n"): string.append(0x0A)
    case UInt8(ascii: "f"): string.append(0x0C)
    case UInt8(ascii: "r"): string.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): string.append(kind)
    case UInt8(ascii: "u"): string += try escapedScalar()
    default: throw fault
    }
  }

  /// The UTF-8 of `\uXXXX`, or of a surrogate pair; half a pair is U+FFFD.
  private mutating func escapedScalar() throws(Fault) -> [UInt8] {
    var unit = try hexadecimalUnit()
    if (0xD800..<0xDC00).contains(unit), bytes[offset...].starts(with: #"\u"#.utf8) {
      let rewind = offset
      offset += 2
      let low = try hexadecimalUnit()
      if (0xDC00..<0xE000).contains(low) {
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      } else {
        offset = rewind
      }
    }
    return Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
  }

  private mutating func hexadecimalUnit() throws(Fault) -> UInt32 {
    guard offset + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw fault }
    offset += 4
    return unit
  }
}
