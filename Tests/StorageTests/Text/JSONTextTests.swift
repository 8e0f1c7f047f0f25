import FoundationEssentials
import Storage
import TestSupport
import Testing

@Suite struct JSONTextTests {
  @Test func `Generated values have the bytes of Foundation's encoder`() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed)
      let value = Value(&random, depth: 0)
      #expect(try JSONText.bytes(of: value) == foundation(value), "seed \(seed)")
    }
  }

  @Test func `Containers asked for inside others end where the next value begins`() throws {
    #expect(try JSONText.bytes(of: Nested()) == foundation(Nested()))
  }

  @Test func `Single values, empty lists and empty objects have their own forms`() throws {
    #expect(String(decoding: try JSONText.bytes(of: 7), as: UTF8.self) == "7")
    #expect(String(decoding: try JSONText.bytes(of: [Int]()), as: UTF8.self) == "[\n\n]")
    #expect(
      String(decoding: try JSONText.bytes(of: ["a/b": [String: Int]()]), as: UTF8.self) == """
        {
          "a/b" : {

          }
        }
        """)
  }

  @Test func `A number that is not finite is refused, with its path`() throws {
    #expect(throws: EncodingError.self) { try JSONText.bytes(of: ["rate": Double.nan]) }
    #expect(throws: EncodingError.self) { try JSONText.bytes(of: [Float.infinity]) }
  }

  private func foundation(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(value))
  }
}

/// Something of every kind, with keys that order by underscores, cases, digits and prefixes.
private struct Value: Encodable {
  enum Kind: String, Encodable { case first, second }
  struct Empty: Encodable {}

  var text: String
  var number: Int
  var rate: Double
  var flag: Bool
  var missing: Int?
  var kind = Kind.second
  var empty = Empty()
  var small: UInt8 = 3
  var short: Float
  var wide: [Int64]
  var rates: [Double]
  var byName: [String: Double]
  var inside: [Value]
  var ordered = ["under_score": 1, "under": 2, "Under": 3, "under2": 4, "under10": 5, "": 6]

  init(_ random: inout SeededGenerator, depth: Int) {
    func text(_ random: inout SeededGenerator) -> String {
      let scalars: [ClosedRange<UInt32>] = [0...0x1F, 0x20...0x7F, 0x22...0x22, 0x5C...0x5C, 0x2028...0x2029]
      let count = Int.random(in: 0...8, using: &random)
      return (0..<count).reduce(into: "") { text, _ in
        let range = (scalars + [0xAC00...0xD7A3, 0x1F600...0x1F64F]).randomElement(using: &random)!
        text.unicodeScalars.append(Unicode.Scalar(UInt32.random(in: range, using: &random))!)
      }
    }
    func rate(_ random: inout SeededGenerator) -> Double {
      let known = [0, -0.0, 1, 1e16, 1e15, 123_456_789_012_345_680, 1e-7, .leastNonzeroMagnitude, 0.1, -3]
      return (known + [.random(in: -1...1, using: &random), .random(in: -1e20...1e20, using: &random)])
        .randomElement(using: &random)!
    }
    self.text = text(&random)
    number = .random(in: .min ... .max, using: &random)
    self.rate = rate(&random)
    flag = .random(using: &random)
    missing = flag ? 1 : nil
    short = .random(in: -1...1, using: &random)
    wide = (0..<Int.random(in: 0...3, using: &random)).map { Int64($0) - 1 }
    rates = [rate(&random), rate(&random)]
    byName = [:]
    for _ in 0..<Int.random(in: 0...12, using: &random) { byName[text(&random)] = rate(&random) }
    inside = []
    guard depth < 3 else { return }
    for _ in 0..<Int.random(in: 0...2, using: &random) { inside.append(Value(&random, depth: depth + 1)) }
  }
}

/// Asks for all its containers by hand.
private struct Nested: Encodable {
  enum Key: String, CodingKey { case first, second, list }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: Key.self)
    try object.encode(1, forKey: .second)
    var inner = object.nestedContainer(keyedBy: Key.self, forKey: .list)
    try inner.encode("x", forKey: .second)
    try inner.encode([1], forKey: .list)
    var list = object.nestedUnkeyedContainer(forKey: .first)
    for number in 0..<3 {
      var item = list.nestedContainer(keyedBy: Key.self)
      try item.encode(number, forKey: .second)
      try item.encodeNil(forKey: .first)
    }
    try list.encode("end")
    try list.encodeNil()
  }
}
