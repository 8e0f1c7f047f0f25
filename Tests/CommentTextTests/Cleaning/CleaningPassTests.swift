import CommentText
import TestSupport
import Testing

/// The pass over bytes, which lets comments through that no step changes, against the steps alone.
struct CleaningPassTests {
  static let cleaners: [Cleaner] = CleanerCanonicalFormTests.variants + [mixed]

  private static let mixed: Cleaner = {
    var cleaner = PublishedCleaner.kcComments.cleaner
    cleaner.characters = .list(CharacterList([.ascii, .kind(.hangul), .kind(.emoji), .range(0x3131...0x318E)]))
    cleaner.removesEmoji = true
    cleaner.masks = .anywhere
    cleaner.minimumCharacters = 3
    return cleaner
  }()

  /// A comment after the steps; nil if it is dropped.
  private static func plain(_ cleaner: CompiledCleaner, _ text: [UInt8]) -> [UInt8]? {
    let trace = cleaner.trace(text.last == 0x0D ? text.dropLast() : text[...])
    guard trace.end == .kept else { return nil }
    return trace.stages.last?.text ?? Array(String(decoding: trace.raw, as: UTF8.self).utf8)
  }

  @Test("Random comments come out of the pass as the steps alone make them", arguments: cleaners)
  func randomText(cleaner: Cleaner) throws {
    let compiled = try CompiledCleaner(cleaner)
    for seed in UInt64(0)..<1500 {
      var random = SeededGenerator(seed: seed)
      let pieces = Int.random(in: 0...10, using: &random)
      let text = NoisyText.bytes(&random, pieceCount: pieces).map { $0 == 0x0A ? 0x20 : $0 }
      #expect(compiled.clean(text) == Self.plain(compiled, text), "seed \(seed), \(cleaner.canonicalForm)")
    }
  }

  @Test("Every short text of the characters that matter comes out as the steps alone make it", arguments: cleaners)
  func shortTexts(cleaner: Cleaner) throws {
    let compiled = try CompiledCleaner(cleaner)
    let alphabet = ["ㅋ", "O", " ", "\r", "://", ".", "👍", "\u{FE0F}", "1"].map { Array($0.utf8) }
    for number in 0..<(9 * 9 * 9 * 9) {
      var (rest, text): (Int, [UInt8]) = (number, [])
      for _ in 0..<4 {
        text += alphabet[rest % 9]
        rest /= 9
      }
      for text in [text, Array("www".utf8) + text + Array(text.prefix(3))] {
        let text = String(decoding: text, as: UTF8.self).utf8.map { $0 }
        if compiled.clean(text) != Self.plain(compiled, text) {
          Issue.record("\(String(decoding: text, as: UTF8.self).debugDescription) \(cleaner.canonicalForm)")
        }
      }
    }
  }

  @Test(
    "Every code point comes out of the pass as the steps alone make it",
    arguments: [Preset.kcelectraPretraining.cleaner, PublishedCleaner.kcComments.cleaner, mixed])
  func everyCodePoint(cleaner: Cleaner) throws {
    let compiled = try CompiledCleaner(cleaner)
    for value in UInt32(0)..<0x11_0000 {
      guard value != 0x0A, value < 0x3400 || value > 0x2_0000 && value % 64 == 0 || value % 8 == 0 || value > 0xD7A3,
        value < 0x2_0000 || value % 16 == 0, let scalar = Unicode.Scalar(value)
      else { continue }
      let text = Array("가\(scalar)나다 \(scalar)\(scalar)\(scalar)\(scalar)1".utf8)
      if compiled.clean(text) != Self.plain(compiled, text) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
