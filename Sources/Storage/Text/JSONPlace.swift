/// Where one value goes: what it is shows when it asks for a container.
final class JSONPlace: Encoder {
  private let parent: JSONPlace?
  private let key: (any CodingKey)?
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  let output: JSONOutput
  let depth: Int
  private let start: Int
  private var kind = Kind.empty
  @exclusivity(unchecked) private var members: [JSONMember] = []
  private(set) var elementCount = 0
  /// A value inside that was asked for as a container, and ends when the next one begins.
  private var nested: (place: JSONPlace, key: String, start: Int)?

  private enum Kind { case empty, object, array, single }

  /// - Parameters:
  ///   - parent: where this place is; nil for the outermost value's.
  ///   - key: its name there, if it has one.
  init(_ output: JSONOutput, in parent: JSONPlace?, _ key: (any CodingKey)?) {
    self.output = output
    self.parent = parent
    self.key = key
    depth = parent.map { $0.depth + 1 } ?? 0
    start = output.bytes.count
  }

  /// Put together when it is asked for: for errors alone.
  var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    kind = .object
    return KeyedEncodingContainer(JSONObject(place: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if kind == .empty { output.append(sign: "[") }
    kind = .array
    return JSONArray(place: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    kind = .single
    return JSONSingle(place: self)
  }

  /// What is encoded here in place of the value.
  func appendSame(_ value: some Encodable) throws { try output.append(value, in: parent, key) }

  func addMember(_ key: String, _ write: () throws -> Void) rethrows {
    closeNested()
    let start = output.bytes.count
    try write()
    members.append(JSONMember(key: key, value: start..<output.bytes.count))
  }

  func addElement(_ write: () throws -> Void) rethrows {
    closeNested()
    beginElement()
    try write()
  }

  private func beginElement() {
    if elementCount > 0 { output.append(sign: ",") }
    elementCount += 1
    output.appendLine(depth: depth + 1)
  }

  /// A member or, without a key, an element that is asked for as a container or encoder.
  func nest(_ key: (any CodingKey)?) -> JSONPlace {
    closeNested()
    if kind == .array { beginElement() }
    let place = JSONPlace(output, in: self, key)
    nested = (place, key?.stringValue ?? "", output.bytes.count)
    return place
  }

  private func closeNested() {
    guard let (place, key, start) = nested else { return }
    place.close()
    if kind == .object { members.append(JSONMember(key: key, value: start..<output.bytes.count)) }
    nested = nil
  }

  func close() {
    closeNested()
    switch kind {
    case .single: break
    case .empty, .object: output.closeObject(&members, from: start, depth: depth)
    case .array:
      if elementCount == 0 { output.append(sign: "\n") }
      output.appendLine(depth: depth)
      output.append(sign: "]")
    }
  }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let place: JSONPlace
  var codingPath: [any CodingKey] { place.codingPath }

  func encodeNil(forKey key: Key) { place.addMember(key.stringValue) { place.output.appendNull() } }
  func encode(_ value: Bool, forKey key: Key) { place.addMember(key.stringValue) { place.output.append(value) } }
  func encode(_ value: String, forKey key: Key) { place.addMember(key.stringValue) { place.output.append(value) } }
  func encode(_ value: Int, forKey key: Key) { place.addMember(key.stringValue) { place.output.append(value) } }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try place.addMember(key.stringValue) {
      try place.output.append(value, in: place, key)
    }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { place.nest(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { place.nest(key).unkeyedContainer() }
  func superEncoder() -> any Encoder { place.nest(SuperKey()) }
  func superEncoder(forKey key: Key) -> any Encoder { place.nest(key) }
}

/// What the protocol calls the place of a superclass.
private struct SuperKey: CodingKey {
  var stringValue: String { "super" }
  var intValue: Int? { nil }
  init() {}
  init?(stringValue: String) { nil }
  init?(intValue: Int) { nil }
}

private struct JSONArray: UnkeyedEncodingContainer {
  let place: JSONPlace
  var codingPath: [any CodingKey] { place.codingPath }
  var count: Int { place.elementCount }

  func encodeNil() { place.addElement { place.output.appendNull() } }

  func encode<Value: Encodable>(_ value: Value) throws {
    try place.addElement { try place.output.append(value, in: place, nil) }
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    place.nest(nil).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place.nest(nil).unkeyedContainer() }
  func superEncoder() -> any Encoder { place.nest(nil) }
}

private struct JSONSingle: SingleValueEncodingContainer {
  let place: JSONPlace
  var codingPath: [any CodingKey] { place.codingPath }

  func encodeNil() { place.output.appendNull() }

  func encode<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let flag as Bool: place.output.append(flag)
    case let number as any FixedWidthInteger: place.output.append(number)
    case let number as Float: try place.output.append(number) { codingPath }
    default: try place.appendSame(value)
    }
  }
}
