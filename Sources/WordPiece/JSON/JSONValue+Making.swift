/// Values that are made rather than read stand nowhere.
extension JSONValue {
  private init(_ content: Content) { self.init(content: content, offset: 0) }

  static var null: JSONValue { JSONValue(.null) }
  static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  static func integer(_ value: Int) -> JSONValue { JSONValue(.number(Array(String(value).utf8))) }
  static func string(_ text: String) -> JSONValue { JSONValue(.string(Array(text.utf8))) }
  static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
  static func object(_ members: [JSONMember]) -> JSONValue { JSONValue(.object(members)) }
}

extension JSONMember {
  init(_ key: String, _ value: JSONValue) { self.init(key: Array(key.utf8), value: value) }
}

/// An object whose members have the order of the literal.
extension JSONValue: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(members.map { JSONMember($0, $1) })
  }
}
