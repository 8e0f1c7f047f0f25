import CICU
import CommentText
import TestSupport
import Testing

/// Texts in which a step could look again and again at what it has seen.
@Suite struct LongSequenceTests {
  private static let pipelines: [TextPipeline] = {
    var pipelines: [TextPipeline] = []
    for normalization in [UnicodeNormalization.none, .nfc, .nfkc] {
      for stripsAccents in [false, true] {
        var pipeline = TextPipeline.standard
        pipeline.normalization = normalization
        pipeline.bert.stripsAccents = stripsAccents
        pipelines.append(pipeline)
      }
    }
    return pipelines
  }()

  /// Characters whose decomposition begins with a mark, by the class of that mark.
  private static let marks: [[Unicode.Scalar]] = {
    var marks: [UInt8: [Unicode.Scalar]] = [:]
    for value in UInt32(0)..<0x11_0000 where kc_icu_lead_combining_class(value) != 0 {
      if let scalar = Unicode.Scalar(value) { marks[kc_icu_lead_combining_class(value), default: []].append(scalar) }
    }
    return marks.sorted { $0.key < $1.key }.map(\.value)
  }()

  @Test func `Runs of marks give what the Unicode library gives`() throws {
    let pairs = try Self.pipelines.map { (try CompiledPipeline($0), OracleTextPipeline($0)) }
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text.append(contentsOf: ["a", "é", "가", "ᄀ", "ǖ", "က", "ཀ", ""].randomElement(using: &random)!.unicodeScalars)
        let classes = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.marks.randomElement(using: &random)! }
        for _ in 0..<[3, 62, 63, 64, 65, 129, 300].randomElement(using: &random)! {
          text.append(classes.randomElement(using: &random)!.randomElement(using: &random)!)
        }
      }
      for (pipeline, oracle) in pairs {
        let bytes = Array(String(text).utf8)
        guard pipeline.normalize(bytes) == oracle.normalizedBytes(of: bytes) else {
          Issue.record("seed \(seed), \(pipeline.pipeline)")
          return
        }
      }
    }
  }

  @Test func `Marks that have no class decompose into marks that have one: the three that are known`() {
    let withoutClass = Self.marks.joined().filter { kc_icu_combining_class($0.value) == 0 }
    #expect(withoutClass.map(\.value).sorted() == [0x0F73, 0x0F75, 0x0F81])
    // The others may change places with marks of another class: all that they decompose into has their class.
    for scalar in Self.marks.joined() where kc_icu_combining_class(scalar.value) != 0 {
      for part in OracleTextPipeline.decomposed(scalar) {
        #expect(kc_icu_combining_class(part.value) == kc_icu_combining_class(scalar.value), "\(scalar.value)")
      }
    }
  }

  @Test(.timeLimit(.minutes(3))) func `Many marks of two classes in turn are put in order`() throws {
    let text = "a" + String(repeating: "\u{301}\u{316}", count: 100_000)
    let expected = "a" + String(repeating: "\u{316}", count: 100_000) + String(repeating: "\u{301}", count: 100_000)
    for pipeline in Self.pipelines where !pipeline.bert.stripsAccents && pipeline.normalization != .none {
      let normalized = try CompiledPipeline(pipeline).normalize(text)
      // á is composed with the first acute.
      let composed = "á" + expected.unicodeScalars.dropFirst().dropLast().map { String($0) }.joined()
      #expect(normalized == Array(composed.utf8))
    }
  }

  @Test(.timeLimit(.minutes(3))) func `Of a chain of 20,000 joined emoji nothing is left`() throws {
    var cleaner = Cleaner()
    cleaner.removesEmoji = true
    let chain = String(repeating: "👨\u{200D}❤\u{FE0F}\u{200D}", count: 10_000) + "👨"
    #expect(try CompiledCleaner(cleaner).clean(chain) == nil)
  }

  @Test func `Emoji are the longest recommended sequences, however long the chain`() throws {
    var cleaner = Cleaner()
    cleaner.removesEmoji = true
    let compiled = try CompiledCleaner(cleaner)
    let parts: [String] = [
      "👨", "👩", "👧", "👦", "❤", "💋", "🏻", "🏿", "\u{FE0F}", "\u{200D}", "\u{200D}", "\u{200D}", "🏴", "🏳", "🌈", "⚕",
      "\u{E0067}", "\u{E007F}", "1", "\u{20E3}", "가", "👨‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👩🏼",
      "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    ]
    for seed in UInt64(0)..<3_000 {
      var random = SeededGenerator(seed: seed)
      let text = (0..<Int.random(in: 1...40, using: &random)).map { _ in parts.randomElement(using: &random)! }.joined()
      let cleaned = compiled.clean(text) ?? ""
      guard cleaned.utf8.elementsEqual(PlainEmoji.removed(from: text).utf8) else {
        Issue.record("seed \(seed): \(text.unicodeScalars.map { String($0.value, radix: 16) })")
        return
      }
    }
  }
}

/// Emoji by the definition: every end of a chain is tried.
private enum PlainEmoji {
  static func removed(from text: String) -> String {
    let scalars = text.unicodeScalars.map(\.value)
    var kept = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      let mayBegin =
        scalars[place] >= 0x80 || place + 1 < scalars.count && [0xFE0F, 0x20E3].contains(scalars[place + 1])
      let length = mayBegin ? length(Array(scalars[place...])) : 0
      if length == 0, ![0x200D, 0xFE0E, 0xFE0F].contains(scalars[place]) {
        kept.append(Unicode.Scalar(scalars[place])!)
      }
      place += max(length, 1)
    }
    return String(kept)
  }

  private static func length(_ scalars: [UInt32]) -> Int {
    guard has(scalars[0], KC_ICU_EMOJI), !(0x1F1E6...0x1F1FF).contains(scalars[0]) else { return 0 }
    var longest = scalars[0] < 0x80 ? 0 : 1
    var end = 0
    repeat {
      end = elementEnd(scalars, end)
      if isRecommended(Array(scalars[..<end])) { longest = max(longest, end) }
      guard end + 1 < scalars.count, scalars[end] == 0x200D, scalars[end + 1] >= 0x80 else { break }
      end += 1
    } while has(scalars[end], KC_ICU_EMOJI)
    return longest
  }

  private static func elementEnd(_ scalars: [UInt32], _ start: Int) -> Int {
    var rest = scalars[(start + 1)...]
    if let next = rest.first, next == 0xFE0F || (0x1F3FB...0x1F3FF).contains(next) { rest = rest.dropFirst() }
    if rest.first == 0x20E3 { return rest.startIndex + 1 }
    let tags = rest.prefix { (0xE0020...0xE007E).contains($0) }
    return !tags.isEmpty && rest.dropFirst(tags.count).first == 0xE007F ? tags.endIndex + 1 : rest.startIndex
  }

  private static func isRecommended(_ scalars: [UInt32]) -> Bool {
    var text = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() where scalar != 0xFE0F {
      text.append(Unicode.Scalar(scalar)!)
      let isToned = place + 1 < scalars.count && (0x1F3FB...0x1F3FF).contains(scalars[place + 1])
      if has(scalar, KC_ICU_EMOJI), !has(scalar, KC_ICU_EMOJI_PRESENTATION), !isToned { text.append("\u{FE0F}") }
    }
    let units = Array(String(text).utf16)
    return kc_icu_is_rgi_emoji(units, Int32(units.count)) != 0
  }

  private static func has(_ scalar: UInt32, _ property: some BinaryInteger) -> Bool {
    kc_icu_has_property(scalar, Int32(property)) != 0
  }
}
