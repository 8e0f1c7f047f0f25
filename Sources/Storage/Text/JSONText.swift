/// Encodable values as JSON: indented, keys sorted, no slash escaped.
///
/// The same bytes as Foundation's `JSONEncoder` with `.prettyPrinted`, `.sortedKeys` and `.withoutEscapingSlashes`, but
/// written as they come: no tree of the values is built, only the members of an object are put in order when it ends.
/// - Complexity: O(bytes · depth).
public enum JSONText {
  /// - Throws: `EncodingError.invalidValue` for a number that is not finite, and what the value's own encoding throws.
  public static func bytes(of value: some Encodable) throws -> [UInt8] {
    let output = JSONOutput()
    try output.append(value, in: nil, nil)
    return output.bytes
  }
}

/// What was written so far.
///
/// Exclusive access is not checked at run time, which would take a third of the time: no method calls another while it
/// changes the bytes.
final class JSONOutput {
  @exclusivity(unchecked) private(set) var bytes: [UInt8] = []
  /// Room for putting members in order.
  @exclusivity(unchecked) private var ordered: [UInt8] = []

  /// - Parameters:
  ///   - parent: where the value stands; nil for the outermost.
  ///   - key: its name there, if it has one.
  func append<Value: Encodable>(_ value: Value, in parent: JSONPlace?, _ key: (any CodingKey)?) throws {
    // Comparing types is cheap, casting is not.
    if Value.self == Int.self, let number = value as? Int { return append(number) }
    if Value.self == String.self, let text = value as? String { return append(text) }
    if Value.self == Double.self, let number = value as? Double {
      return try append(number) { JSONPlace(self, in: parent, key).codingPath }
    }
    let place = JSONPlace(self, in: parent, key)
    try value.encode(to: place)
    place.close()
  }

  /// Appends what stands between values.
  func append(sign: Unicode.Scalar) { bytes.append(UInt8(ascii: sign)) }

  func appendNull() { bytes += "null".utf8 }

  func append(_ flag: Bool) { bytes += flag ? "true".utf8 : "false".utf8 }

  func append(_ number: some FixedWidthInteger) { bytes += number.description.utf8 }

  /// Most numbers are counts.
  func append(_ number: Int) {
    guard number >= 0 else { return bytes += number.description.utf8 }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.mostDigits) { digits in
      var (place, rest) = (digits.count, number)
      repeat {
        place -= 1
        digits.initializeElement(at: place, to: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[place...]))
    }
  }

  private static let mostDigits = 20

  func append(
    _ number: some BinaryFloatingPoint & CustomStringConvertible, path: () -> [any CodingKey]
  ) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, EncodingError.Context(codingPath: path(), debugDescription: "\(number) is no number in JSON"))
    }
    let text = number.description
    bytes += text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...]
  }

  func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var rest = bytes[...]
      while let place = rest.firstIndex(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        self.bytes += rest[..<place]
        self.bytes += Self.escape(bytes[place])
        rest = rest[(place + 1)...]
      }
      self.bytes += rest
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\""): Array(#"\""#.utf8)
    case UInt8(ascii: "\\"): Array(#"\\"#.utf8)
    case 0x08: Array(#"\b"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case 0x0A: Array(#"\n"#.utf8)
    case 0x0C: Array(#"\f"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    default: Array(#"\u00"#.utf8) + Array((byte < 0x10 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
    }
  }

  func appendLine(depth: Int) {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Ends an object whose members' values stand one after another.
  func closeObject(_ members: inout [JSONMember], from start: Int, depth: Int) {
    members.sort { $0.key < $1.key }
    ordered.removeAll(keepingCapacity: true)
    ordered.append(contentsOf: bytes[start...])
    bytes.removeLast(bytes.count - start)
    bytes.append(UInt8(ascii: "{"))
    for (place, member) in members.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      appendLine(depth: depth + 1)
      append(member.key)
      bytes += " : ".utf8
      bytes += ordered[member.value.lowerBound - start..<member.value.upperBound - start]
    }
    if members.isEmpty { bytes.append(0x0A) }
    appendLine(depth: depth)
    bytes.append(UInt8(ascii: "}"))
  }
}

struct JSONMember {
  var key: String
  /// Where the value stands.
  var value: Range<Int>
}
