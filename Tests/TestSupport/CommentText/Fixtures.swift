import FoundationEssentials

/// Rows of a fixture file, one JSON object a line; `snake_case` keys become `camelCase`.
package enum Fixtures {
  package static func rows<Row: Decodable>(_ file: String, as row: Row.Type) throws -> [Row] {
    let data = try Data(contentsOf: URL(fileURLWithPath: Shared.path("fixtures/" + file)))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try data.split(separator: 0x0A).map { try decoder.decode(row, from: Data($0)) }
  }

  /// The code point ranges of a file in `fixtures/tables`.
  package static func ranges(_ file: String) throws -> [ClosedRange<UInt32>] {
    let text = try String(contentsOfFile: Shared.path("fixtures/tables/" + file), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let ends = line.split(separator: ".").map { UInt32($0, radix: 16)! }
      return ends.first!...ends.last!
    }
  }

  /// The pairs of characters of a file in `fixtures/tables`, two hexadecimal code points a line.
  package static func pairs(_ file: String) throws -> [(Unicode.Scalar, Unicode.Scalar)] {
    let text = try String(contentsOfFile: Shared.path("fixtures/tables/" + file), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let scalars = line.split(separator: "\t").map { Unicode.Scalar(UInt32($0, radix: 16)!)! }
      return (scalars[0], scalars[1])
    }
  }
}
