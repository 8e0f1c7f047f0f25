/// A JSON value with the place where it stands.
///
/// Strings are bytes: as Swift strings, keys that are canonically equivalent would be one key, and tokens are keys.
struct JSONValue {
  enum Content {
    case null
    case bool(Bool)
    /// As it is written.
    case number([UInt8])
    case string([UInt8])
    case array([JSONValue])
    /// In the order of the file; no key twice is checked where keys matter.
    case object([JSONMember])
  }

  let content: Content
  /// Bytes of the document before it.
  let offset: Int

  /// The last member of an object with a name, as parsers commonly take it; nil for other values.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.key.elementsEqual(name.utf8) }?.value
  }

  var isNull: Bool { if case .null = content { true } else { false } }

  var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  var bytes: [UInt8]? { if case .string(let bytes) = content { bytes } else { nil } }

  var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  var array: [JSONValue]? { if case .array(let values) = content { values } else { nil } }

  var members: [JSONMember]? { if case .object(let members) = content { members } else { nil } }

  /// A whole number that is written without fraction and exponent.
  var integer: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}

struct JSONMember {
  let key: [UInt8]
  let value: JSONValue
}
