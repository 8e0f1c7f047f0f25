/// Reads one JSON document.
///
/// - Complexity: O(bytes).
/// - Source: RFC 8259.
struct JSONParser {
  struct Failure: Error {
    let problem: JSONProblem
    let offset: Int
  }

  private static let depthLimit = 100

  private let text: [UInt8]
  private var offset = 0
  private var depth = 0
  /// Whether all of the text is UTF-8, so that no string need be checked.
  private let isValid: Bool

  /// - Parameter text: UTF-8; a byte order mark before it is skipped.
  static func parse(_ text: [UInt8]) throws(Failure) -> JSONValue {
    var parser = JSONParser(text)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.offset == text.count else { throw parser.unexpected() }
    return value
  }

  private init(_ text: [UInt8]) {
    self.text = text
    isValid = isUTF8(text)
    if text.starts(with: byteOrderMark) { offset = byteOrderMark.count }
  }

  private mutating func value() throws(Failure) -> JSONValue {
    skipSpace()
    let start = offset
    guard let byte = peek() else { throw failure(.unexpectedEnd) }
    let content: JSONValue.Content
    switch byte {
    case UInt8(ascii: "{"): content = .object(try nested { parser throws(Failure) in try parser.members() })
    case UInt8(ascii: "["): content = .array(try nested { parser throws(Failure) in try parser.elements() })
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = .number(try number())
    default: content = try literal()
    }
    return JSONValue(content: content, offset: start)
  }

  private mutating func nested<Result>(
    _ read: (inout JSONParser) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard depth < Self.depthLimit else { throw failure(.tooDeep) }
    depth += 1
    offset += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func members() throws(Failure) -> [JSONMember] {
    var members: [JSONMember] = []
    guard !skip("}") else { return members }
    repeat {
      skipSpace()
      guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      guard skip(":") else { throw unexpected() }
      members.append(JSONMember(key: key, value: try value()))
    } while skip(",")
    guard skip("}") else { throw unexpected() }
    return members
  }

  private mutating func elements() throws(Failure) -> [JSONValue] {
    var elements: [JSONValue] = []
    guard !skip("]") else { return elements }
    repeat { elements.append(try value()) } while skip(",")
    guard skip("]") else { throw unexpected() }
    return elements
  }

  private mutating func literal() throws(Failure) -> JSONValue.Content {
    let literals: [(String, JSONValue.Content)] = [("null", .null), ("true", .bool(true)), ("false", .bool(false))]
    for (word, content) in literals where text[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return content
    }
    throw unexpected()
  }

  private mutating func number() throws(Failure) -> [UInt8] {
    let start = offset
    while let byte = peek(), Self.numberBytes.contains(byte) { offset += 1 }
    let digits = Array(text[start..<offset])
    guard Double(String(decoding: digits, as: UTF8.self)) != nil else {
      throw Failure(problem: .invalidNumber, offset: start)
    }
    return digits
  }

  private static let numberBytes = Set("+-.0123456789Ee".utf8)

  /// The bytes between quotes, escapes resolved.
  private mutating func string() throws(Failure) -> [UInt8] {
    let start = offset
    offset += 1
    skipPlainCharacters()
    var bytes = Array(text[start + 1..<offset])
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\") else { throw unexpected() }
      offset += 1
      try appendEscape(to: &bytes)
      let rest = offset
      skipPlainCharacters()
      bytes += text[rest..<offset]
    }
    guard offset < text.count else { throw failure(.unexpectedEnd) }
    offset += 1
    guard isValid || isUTF8(bytes) else { throw Failure(problem: .invalidUTF8, offset: start) }
    return bytes
  }

  /// Skips what stands in a string for itself.
  private mutating func skipPlainCharacters() {
    while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { offset += 1 }
  }

  /// Reads an escape, its backslash read already.
  private mutating func appendEscape(to bytes: inout [UInt8]) throws(Failure) {
    guard let byte = peek() else { throw failure(.unexpectedEnd) }
    offset += 1
    if byte == UInt8(ascii: "u") {
      bytes += String(try escapedScalar()).utf8
    } else if let meaning = Self.escapes[byte] {
      bytes.append(meaning)
    } else {
      throw Failure(problem: .invalidEscape, offset: offset - 2)
    }
  }

  private static let escapes: [UInt8: UInt8] = Dictionary(
    uniqueKeysWithValues: zip("\"\\/bfnrt".utf8, [0x22, 0x5C, 0x2F, 0x08, 0x0C, 0x0A, 0x0D, 0x09]))

  /// Reads four hexadecimal digits after `\u`, and the other half of a surrogate pair.
  private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
    let start = offset - 2
    var value = try hexadecimal()
    if (0xD800..<0xDC00).contains(value), text[offset...].starts(with: "\\u".utf8) {
      offset += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw Failure(problem: .invalidEscape, offset: start) }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw Failure(problem: .invalidEscape, offset: start) }
    return scalar
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    let digits = text[offset...].prefix(4)
    let isHexadecimal = digits.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    guard digits.count == 4, isHexadecimal, let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure(.invalidEscape) }
    offset += 4
    return value
  }

  private func peek() -> UInt8? { offset < text.count ? text[offset] : nil }

  private mutating func skipSpace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  /// Skips white space and, if it is next, a byte.
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek() == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private func unexpected() -> Failure { failure(peek().map(JSONProblem.unexpectedByte) ?? .unexpectedEnd) }

  private func failure(_ problem: JSONProblem) -> Failure { Failure(problem: problem, offset: offset) }
}
