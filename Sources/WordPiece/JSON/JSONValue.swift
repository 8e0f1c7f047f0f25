/// A JSON value whose strings are bytes.
///
/// Foundation's JSON types key objects by `String`, which Swift compares by canonical equivalence: of two tokens that
/// differ only in their Unicode normal form one would be lost.
/// - Source: RFC 8259.
indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number as it is written.
  case number([UInt8])
  case string([UInt8])
  case array([JSONValue])
  /// Members in the order of the text.
  case object([Member])

  struct Member: Hashable, Sendable {
    var key: [UInt8]
    var value: JSONValue
  }

  /// The member of an object; nil where there is none, it is null, or this is no object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    let value = members.last { $0.key.elementsEqual(key.utf8) }?.value
    return value == .null ? nil : value
  }

  var string: String? {
    guard case .string(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  var bytes: [UInt8]? {
    guard case .string(let bytes) = self else { return nil }
    return bytes
  }

  var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }
}
