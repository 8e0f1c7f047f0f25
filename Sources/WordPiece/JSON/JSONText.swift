/// Writes indented JSON exactly as Rust's serde does it with two spaces, which is how `tokenizer.json` is written: only
/// quotes, backslashes and control characters are escaped, every element has a line of its own, no final newline.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  mutating func object(_ body: (inout JSONText) -> Void) { nest("{", "}", body) }

  mutating func array(_ body: (inout JSONText) -> Void) { nest("[", "]", body) }

  private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONText) -> Void) {
    bytes.append(UInt8(ascii: open))
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  /// Begins a member of an object; its value follows.
  mutating func key(_ key: some Sequence<UInt8>) {
    element()
    string(key)
    bytes += ": ".utf8
  }

  mutating func key(_ name: String) { key(name.utf8) }

  /// Begins an element of an array; its value follows.
  mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    newLine()
    isFirst = false
  }

  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text.utf8)
  }

  mutating func member(_ name: String, _ number: Int) {
    key(name)
    raw(String(number))
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  mutating func null(_ name: String) {
    key(name)
    raw("null")
  }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func string(_ text: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20: bytes += (#"\u00"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }
}
