import CommentText
import TestSupport
import Testing

/// Cleaners against the published Python, written out plainly.
@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct CleanerDifferentialTests {
  static let names: [PublishedCleaner] = [.kcbert2020, .kcelectra2021, .kcelectra2022]

  private static func pair(_ name: PublishedCleaner) throws -> (CompiledCleaner, OracleCleaner) {
    let emoji = try Fixtures.ranges("emoji_0_6_0_codepoints.txt")
    return (try CompiledCleaner(.published(name)), OracleCleaner(name, emoji: emoji))
  }

  @Test("Every code point gives what the definition gives, alone, repeated and between neighbours", arguments: names)
  func everyCodePoint(name: PublishedCleaner) throws {
    let (cleaner, oracle) = try Self.pair(name)
    for value in UInt32(0)..<0x11_0000 {
      guard value != 0x0A, let scalar = Unicode.Scalar(value) else { continue }
      // Thousands are alike: unassigned, private, ideographs.
      if value > 0x3400, value % 64 != 0, Self.isDull(scalar) { continue }
      let text = "가\(scalar)나 \(scalar)\(scalar)\(scalar)\(scalar)a http://a.b\(scalar) \(scalar)"
      let cleaned = cleaner.clean(text) ?? ""
      if !cleaned.utf8.elementsEqual(oracle.clean(text).utf8) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  private static func isDull(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse: true
    default: scalar.properties.isUnifiedIdeograph || (0xAC00...0xD7A3).contains(scalar.value)
    }
  }

  @Test("Random comments give what the definition gives", arguments: names)
  func randomText(name: PublishedCleaner) throws {
    let (cleaner, oracle) = try Self.pair(name)
    for seed in UInt64(0)..<20_000 {
      var random = SeededGenerator(seed: seed)
      let bytes = NoisyText.bytes(&random, pieceCount: Int.random(in: 1...14, using: &random))
      let text = String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
      let cleaned = cleaner.clean(bytes) ?? []
      #expect(cleaned == Array(oracle.clean(text).utf8), "seed \(seed)")
    }
  }

  @Test("Every short text of the characters that matter gives what the definition gives", arguments: names)
  func shortTexts(name: PublishedCleaner) throws {
    let (cleaner, oracle) = try Self.pair(name)
    let alphabet: [Unicode.Scalar] = ["ㅋ", "ㅋ", "a", " ", "\t", "!", "漢", "👍"]
    var texts: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    for length in 1...6 {
      texts = texts.flatMap { text in
        alphabet.dropFirst(length == 1 ? 0 : 1).map { scalar in
          var longer = text
          longer.append(scalar)
          return longer
        }
      }
      for text in texts {
        let text = String(text)
        let cleaned = cleaner.clean(text) ?? ""
        if !cleaned.utf8.elementsEqual(oracle.clean(text).utf8) { Issue.record("\(text.debugDescription)") }
      }
    }
  }

  @Test("Every short link gives what the regular expression gives")
  func links() throws {
    var rule = Cleaner()
    rule.links = .published
    let cleaner = try CompiledCleaner(rule)
    let alphabet: [UInt32] = [0x61, 0x2E, 0x28, 0x2F, 0x5F, 0xAC00, 0x20, 0x3A]
    for start in ["http://", "https://www.", "http://www.a"] {
      let start = start.unicodeScalars.map(\.value)
      for number in 0..<(8 * 8 * 8 * 8 * 8) {
        let ending = (0..<5).map { alphabet[number >> ($0 * 3) & 7] }
        let text = start + ending + [0x78]
        let expected = OracleCleaner.deleteLinks(text)
        let cleaned = cleaner.clean(Self.string(text)) ?? ""
        if !cleaned.utf8.elementsEqual(Self.string(expected).utf8) { Issue.record("\(Self.string(text))") }
      }
    }
  }

  @Test("Links with long hosts end where the regular expression ends them")
  func longHosts() throws {
    var rule = Cleaner()
    rule.links = .published
    let cleaner = try CompiledCleaner(rule)
    for start in ["http://", "https://www.", "http://www.www."] {
      for length in 245...265 {
        for ending in [".kr", ".kr하이", "..kr.", ".abcdefg", ".abcdefg.kr/한", ".a_", ".a)", ".)", ".(a"] {
          let text = start + String(repeating: "a", count: length) + ending
          let expected = OracleCleaner.deleteLinks(text.unicodeScalars.map(\.value))
          #expect((cleaner.clean(text) ?? "").utf8.elementsEqual(Self.string(expected).utf8), "\(text)")
        }
      }
    }
  }

  private static func string(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }
}
