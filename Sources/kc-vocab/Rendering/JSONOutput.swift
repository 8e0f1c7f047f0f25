import Storage

/// Prints one value as JSON for programs: snake_case names, sorted keys, a final newline.
func printJSON(_ value: some Encodable) throws { try StandardOutput.shared.write(bytes: try json(value)) }

/// The same as bytes.
func json(_ value: some Encodable) throws -> [UInt8] {
  try JSONText.bytes(of: value) + [UInt8(ascii: "\n")]
}

/// Appends a string in JSON quotes, escaping only what RFC 8259 demands.
func appendJSONString(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
  output.append(UInt8(ascii: "\""))
  for byte in bytes {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      output.append(UInt8(ascii: "\\"))
      output.append(byte)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      output += [UInt8](#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: output.append(byte)
    }
  }
  output.append(UInt8(ascii: "\""))
}
