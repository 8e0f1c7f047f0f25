/// What is wrong with a line that is not one JSON value.
public enum JSONFault: String, Hashable, Sendable {
  case unexpectedCharacter, unexpectedEnd, textAfterValue
  /// A control character stands in a string that should be escaped.
  case controlCharacter
  case badEscape, badNumber, badUTF8
  case nestedTooDeeply
  /// Valid, but more than the parser takes.
  case unsupported

  /// The first fault of a line, by a plain reading of RFC 8259; for messages, the parser itself gives no place.
  /// - Complexity: O(n).
  package static func first(in line: UnsafeRawBufferPointer) -> (fault: JSONFault, offset: Int) {
    if let offset = firstInvalidUTF8(line) { return (.badUTF8, offset) }
    var walk = JSONWalk(line)
    do throws(JSONWalk.Stop) {
      try walk.document()
      return (.unsupported, 0)
    } catch {
      return (error.fault, walk.position)
    }
  }

  private static func firstInvalidUTF8(_ line: UnsafeRawBufferPointer) -> Int? {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = line.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let sequence): offset += sequence.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}

/// A recursive-descent reading of one JSON value, which stops at the first fault.
/// - Source: RFC 8259.
struct JSONWalk {
  private let line: UnsafeRawBufferPointer
  private(set) var position = 0
  private var depth = 0

  struct Stop: Error { var fault: JSONFault }

  /// The parser's own limit.
  private static let depthLimit = 1024

  init(_ line: UnsafeRawBufferPointer, from start: Int = 0) {
    self.line = line
    position = start
  }

  mutating func document() throws(Stop) {
    try value()
    skipSpace()
    if position < line.count { throw Stop(fault: .textAfterValue) }
  }

  private var next: UInt8? { position < line.count ? line[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Stop) {
    guard next == byte else { throw Stop(fault: next == nil ? .unexpectedEnd : .unexpectedCharacter) }
    position += 1
  }

  /// Reads one value and stops behind it.
  mutating func value() throws(Stop) {
    skipSpace()
    switch next {
    case nil: throw Stop(fault: .unexpectedEnd)
    case UInt8(ascii: "{"):
      try members(until: UInt8(ascii: "}")) { walk throws(Stop) in
        walk.skipSpace()
        try walk.string()
        walk.skipSpace()
        try walk.expect(UInt8(ascii: ":"))
        try walk.value()
      }
    case UInt8(ascii: "["): try members(until: UInt8(ascii: "]")) { walk throws(Stop) in try walk.value() }
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    default: try number()
    }
  }

  /// What stands between brackets, separated by commas.
  private mutating func members(
    until closing: UInt8, _ member: (inout JSONWalk) throws(Stop) -> Void
  ) throws(Stop) {
    depth += 1
    guard depth <= Self.depthLimit else { throw Stop(fault: .nestedTooDeeply) }
    position += 1
    skipSpace()
    if next != closing {
      try member(&self)
      skipSpace()
      while next == UInt8(ascii: ",") {
        position += 1
        try member(&self)
        skipSpace()
      }
    }
    try expect(closing)
    depth -= 1
  }

  private mutating func string() throws(Stop) {
    try expect(UInt8(ascii: "\""))
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw Stop(fault: .controlCharacter) }
      if byte == UInt8(ascii: "\\") { try escape() } else { position += 1 }
    }
    try expect(UInt8(ascii: "\""))
  }

  private mutating func escape() throws(Stop) {
    let start = position
    position += 1
    guard let kind = next else { throw Stop(fault: .unexpectedEnd) }
    position += 1
    if kind == UInt8(ascii: "u") {
      for _ in 0..<4 {
        guard let digit = next, UnicodeScalar(digit).properties.isASCIIHexDigit else {
          position = start
          throw Stop(fault: .badEscape)
        }
        position += 1
      }
    } else if !#""\/bfnrt"#.utf8.contains(kind) {
      position = start
      throw Stop(fault: .badEscape)
    }
  }

  private mutating func literal(_ word: String) throws(Stop) {
    for byte in word.utf8 { try expect(byte) }
  }

  private mutating func number() throws(Stop) {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let hasLeadingZero = next == UInt8(ascii: "0")
    let whole = digits()
    if whole == 0 && position == start { throw Stop(fault: .unexpectedCharacter) }
    guard whole > 0, !hasLeadingZero || whole == 1 else { throw badNumber(start) }
    if next == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw badNumber(start) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw badNumber(start) }
    }
  }

  private mutating func badNumber(_ start: Int) -> Stop {
    position = start
    return Stop(fault: .badNumber)
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }
}
