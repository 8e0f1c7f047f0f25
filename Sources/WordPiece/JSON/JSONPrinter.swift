/// Writes JSON as Hugging Face tokenizers writes it: indented by two spaces, a member or element a line, nothing
/// escaped that need not be.
/// - Source: serde_json 1.0, `PrettyFormatter`.
struct JSONPrinter {
  private var bytes: [UInt8] = []
  private var depth = 0

  static func print(_ value: JSONValue) -> [UInt8] {
    var printer = JSONPrinter()
    printer.append(value)
    return printer.bytes
  }

  private mutating func append(_ value: JSONValue) {
    switch value.content {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let digits): bytes += digits
    case .string(let text): append(quoted: text)
    case .array(let values): append(values, between: ("[", "]")) { printer, value in printer.append(value) }
    case .object(let members):
      append(members, between: ("{", "}")) { printer, member in
        printer.append(quoted: member.key)
        printer.append(": ")
        printer.append(member.value)
      }
    }
  }

  private mutating func append<Item>(
    _ items: [Item], between brackets: (StaticString, StaticString), _ append: (inout JSONPrinter, Item) -> Void
  ) {
    self.append(brackets.0)
    depth += 1
    for (place, item) in items.enumerated() {
      if place > 0 { self.append(",") }
      breakLine()
      append(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    self.append(brackets.1)
  }

  private mutating func append(quoted text: [UInt8]) {
    append("\"")
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x00..<0x20: append(control: byte)
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private mutating func append(control byte: UInt8) {
    switch byte {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append(byte < 16 ? "\\u000" : "\\u00")
      bytes += String(byte, radix: 16).utf8
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }
}
