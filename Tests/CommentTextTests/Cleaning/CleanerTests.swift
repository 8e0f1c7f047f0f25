import CommentText
import FoundationEssentials
import Testing

struct CleanerTests {
  private func clean(_ text: String, _ change: (inout Cleaner) -> Void) throws -> String? {
    var cleaner = Cleaner()
    change(&cleaner)
    return try CompiledCleaner(cleaner).clean(text)
  }

  @Test(
    "The published functions do what their authors' Python does",
    arguments: [
      ("ㅋㅋㅋㅋㅋ  https://naver.com/a?b=c 👍", "ㅋㅋ", "ㅋㅋ 👍", "ㅋㅋ 👍"),
      ("ㅋㅋㅋ 감독 曰ㆍ최고~!!!!!!", "ㅋㅋㅋ 감독 최고~!!!!!!", "ㅋㅋㅋ 감독 최고~!!!!!!", "ㅋㅋㅋ 감독 曰ㆍ최고~!!!!!!"),
      (
        "https://naver.com하이 https://www.naver.com하이", "https://naver.com하이 하이", "https://naver.com하이 하이",
        "https://naver.com하이 하이"
      ),
      ("10000000원", "100원", "100원", "100원"),
      ("\u{1112}\u{1161}\u{11AB}", nil, nil, nil),
      (" \t ", nil, nil, nil),
    ])
  func published(text: String, now: String?, keepingEmoji: String?, first: String?) throws {
    #expect(try CompiledCleaner(.published(.kcelectra2022)).clean(text) == now)
    #expect(try CompiledCleaner(.published(.kcelectra2021)).clean(text) == keepingEmoji)
    #expect(try CompiledCleaner(.published(.kcbert2020)).clean(text) == first)
  }

  @Test(
    "Our own cleaner keeps what people write",
    arguments: [
      ("가ㆍ나…다～라♡마", "가ㆍ나…다～라♡마"),
      ("\u{1112}\u{1161}\u{11AB}글 \u{110F}\u{110F} ﾡﾡ", "한글 ㅋㅋ ㄱㄱ"),
      ("👨‍👩‍👧‍👦 👍🏽 🇰🇷 1️⃣ ❤️ ❤️‍🔥", "👨‍👩‍👧‍👦 👍🏽 🇰🇷 1️⃣ ❤️ ❤️‍🔥"),
      ("가\u{200B}나\u{200D}다\u{FE0F}라\u{AD}", "가나다라"),
      ("👍🏽👍🏽👍🏽👍🏽👍🏽 😂😂😂😂", "👍🏽👍🏽👍🏽 😂😂😂"),
      ("ㅋㅋㅋㅋㅋㅋ!!!!!! 10000000원", "ㅋㅋㅋ!!! 10000000원"),
      ("(HTTPS://Naver.com/a?b=c). www.daum.net에서 awww.no", "( ). 에서 awww.no"),
      ("가\u{3164}\u{3164}나\u{E000}다\u{FFFD}라", "가 나 다 라"),
      ("é 漢 カ", "é 漢 カ"),
      ("\u{1F1F0}", nil),
    ])
  func ours(text: String, expected: String?) throws {
    let cleaned = try CompiledCleaner(.published(.kcComments)).clean(text)
    #expect(cleaned?.unicodeScalars.map(\.value) == expected?.unicodeScalars.map(\.value))
  }

  @Test(
    "Masks are found by three rules",
    arguments: [
      ("OOO씨 OOOO AOOO OOO!", " 씨 OOOO AOOO  !", " 씨   AOOO  !", " 씨  O A   !"),
      ("OOOOOO", "OOOOOO", " ", "  "),
    ])
  func masks(text: String, isolated: String, runs: String, anywhere: String) throws {
    #expect(try clean(text) { $0.masks = .isolated } == isolated)
    #expect(try clean(text) { $0.masks = .runs } == runs)
    #expect(try clean(text) { $0.masks = .anywhere } == anywhere)
  }

  @Test("Masks go before repeats are shortened, and three stay three")
  func masksBeforeRepeats() throws {
    let cleaner = try CompiledCleaner(Preset.kcelectraPretraining.cleaner)
    #expect(cleaner.clean("OOO님이 말했다 정말로 OOOO") == "님이 말했다 정말로 OO")
  }

  @Test(
    "Runs are shortened from four on, and never lengthened",
    arguments: [
      (1, "aㅋㅋ"), (2, "aaㅋㅋ"), (3, "aaaㅋㅋ"), (4, "aaaaㅋㅋ"), (5, "aaaaaㅋㅋ"), (6, "aaaaaㅋㅋ"),
    ])
  func repeats(limit: Int, expected: String) throws {
    #expect(try clean("aaaaaㅋㅋ") { $0.repeats = RepeatRule(.words, limit: limit) } == expected)
    #expect(try clean("....") { $0.repeats = RepeatRule(.words, limit: limit) } == "....")
  }

  @Test("Emoji are deleted by the Unicode library's data")
  func emoji() throws {
    let text = "가👨‍👩‍👧‍👦나👍🏽다🇰🇷라1️⃣마❤️바© #1 ♡"
    #expect(try clean(text) { $0.removesEmoji = true } == "가나다라마바 #1 ♡")
  }

  @Test("Characters can be listed by class and code point")
  func lists() throws {
    let list = try #require(CharacterList("ascii,hangul,U+318D,U+3000-U+303F"))
    #expect(try clean("한글abc漢字ㆍ。ㅋ") { $0.characters = .list(list) } == "한글abc ㆍ。 ")
    #expect(list.text == "ascii,hangul,U+318D,U+3000-U+303F")
    for wrong in ["", "ascii,", "hangeul", "U+", "U+110000", "U+20-U+10", "u+0041"] {
      #expect(CharacterList(wrong) == nil, "\(wrong)")
    }
  }

  @Test("Length is counted in characters, of the text that is asked for")
  func length() throws {
    func kept(_ text: String, _ measured: MeasuredCleaningText) throws -> Bool {
      try clean(text) {
        $0 = PublishedCleaner.kcelectra2022.cleaner
        $0.minimumCharacters = 5
        $0.measuredText = measured
      } != nil
    }
    #expect(try kept("다섯글자다", .cleaned))
    #expect(try !kept("네글자다", .cleaned))
    #expect(try !kept("네글자다 漢", .cleaned))
    #expect(try kept("네글자다 漢", .raw))
    #expect(try !kept("漢漢漢漢漢漢", .raw))
  }

  @Test("Bytes that are not UTF-8 count as one character that no function keeps")
  func invalidText() throws {
    let bytes = Array("가".utf8) + [0xFF, 0xFE] + Array("나".utf8)
    #expect(try CompiledCleaner(.published(.kcelectra2022)).clean(bytes) == Array("가 나".utf8))
    #expect(try CompiledCleaner(Cleaner()).clean(bytes) == Array("가\u{FFFD}\u{FFFD}나".utf8))
  }

  @Test("A trace shows each step that changes something, and why a comment goes")
  func trace() throws {
    let cleaner = try CompiledCleaner(Preset.kcelectraPretraining.cleaner)
    let trace = cleaner.trace("漢 OOO ㅋㅋㅋㅋㅋ".utf8)
    #expect(trace.stages.map(\.step) == [.characters, .masks, .repeats, .spaces])
    #expect(
      trace.stages.map { String(decoding: $0.text, as: UTF8.self) } == ["  OOO ㅋㅋㅋㅋㅋ", "    ㅋㅋㅋㅋㅋ", "    ㅋㅋ", "ㅋㅋ"])
    #expect(trace.end == .short)
    #expect(cleaner.trace("漢".utf8).end == .empty)
    #expect(!cleaner.trace("바뀔 것이 없는 댓글".utf8).isChanged)
  }
}

struct CleanerCanonicalFormTests {
  /// Cleaners that differ in one thing each.
  static let variants: [Cleaner] = {
    var variants = PublishedCleaner.allCases.map(\.cleaner) + Preset.allCases.map(\.cleaner)
    func add(_ change: (inout Cleaner) -> Void) {
      var cleaner = Cleaner()
      change(&cleaner)
      variants.append(cleaner)
    }
    let list = CharacterList([.ascii, .kind(.hangul), .range(0xB7...0xB7), .range(0x3000...0x303F)])
    for rule in CompositionRule.allCases { add { $0.composition = rule } }
    for name in PublishedCleaner.allCases { add { $0.characters = .published(name) } }
    add { $0.characters = .list(list) }
    for rule in LinkRule.allCases { add { $0.links = rule } }
    for rule in MaskRule.allCases { add { $0.masks = rule } }
    for kind in RepeatRule.Kind.allCases { add { $0.repeats = RepeatRule(kind, limit: 3) } }
    add { $0.repeats = RepeatRule(.words, limit: 2) }
    add { $0.removesEmoji = true }
    add { $0.collapsesSpaces = true }
    for text in MeasuredCleaningText.allCases {
      add { cleaner in
        cleaner.minimumCharacters = 10
        cleaner.measuredText = text
      }
    }
    return variants
  }()

  @Test("Every cleaner has a form of its own, and is read back from it")
  func roundTrip() throws {
    #expect(Set(Self.variants.map(\.canonicalForm)).count == Self.variants.count)
    for cleaner in Self.variants {
      #expect(Cleaner(canonicalForm: cleaner.canonicalForm) == cleaner, "\(cleaner.canonicalForm)")
      let data = try JSONEncoder().encode([cleaner])
      #expect(try JSONDecoder().decode([Cleaner].self, from: data) == [cleaner])
      #expect(!cleaner.canonicalForm.utf8.contains(0x20))
    }
  }

  @Test("A published function is named, whoever put it together")
  func names() {
    #expect(PublishedCleaner.kcelectra2022.cleaner.canonicalForm == "kcelectra-2022/1")
    #expect(Preset.kcbertPretraining.cleaner.canonicalForm == "kcbert-2020/1;min-characters=10")
    #expect(
      Preset.kcelectraPretraining.cleaner.canonicalForm
        == "characters=kcelectra-2022/1;urls=published;masks=isolated;repeats=words:2;spaces;min-characters=10")
    #expect(Cleaner().canonicalForm == "none")
    for wrong in [
      "", "kcelectra-2022", "kcelectra-2022/2", "urls=all", "spaces;", "repeats=words:0", "min-characters=-1",
    ] {
      #expect(Cleaner(canonicalForm: wrong) == nil, "\(wrong)")
    }
  }

  @Test("A pipeline that cleans differs from one that does not, which keeps its form")
  func pipelines() {
    let plain = TextPipeline(unicodeVersion: "15.0")
    let cleaned = plain.cleaned(by: .published(.kcelectra2022))
    #expect(cleaned.canonicalForm == plain.canonicalForm + " cleaning=kcelectra-2022/1")
    #expect(cleaned.differences(from: plain).map(\.setting) == [.cleaning])
    #expect(cleaned.uncleaned == plain)
    #expect(plain.cleaned(by: Cleaner()) == plain)
  }

  @Test func `steps and classes stand at their places in the lists of all`() {
    for (place, step) in CleaningStep.allCases.enumerated() { #expect(step.place == place) }
    for (place, kind) in CharacterClass.allCases.enumerated() { #expect(kind.place == place) }
  }
}
