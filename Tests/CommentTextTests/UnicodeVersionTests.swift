import CommentText
import Testing

@Suite struct UnicodeVersionTests {
  private func differences(_ ours: TextPipeline, _ theirs: TextPipeline, _ texts: String...) -> [PipelineDifference] {
    ours.differences(from: theirs) { check in for text in texts { check.look(at: text.utf8) } }
  }

  /// Of Unicode 15.0 and 14.0 or older.
  private static let (young, old) = ("\u{1FAE8}", "가A漢\u{1F600}é")

  @Test func `Versions are alike for characters that the oldest knows`() {
    let (older, newer) = (TextPipeline(unicodeVersion: "14.0"), TextPipeline(unicodeVersion: "15.0"))
    #expect(differences(older, newer, Self.old, "abc").isEmpty)
    let found = differences(older, newer, Self.old, "a" + Self.young)
    #expect(found.map(\.setting) == [.unicodeVersion])
    #expect(found.first?.characters == Self.young)
  }

  @Test func `What the running version does not know, a newer one may treat differently`() {
    let (own, later) = (TextPipeline(), TextPipeline(unicodeVersion: "99.0"))
    // A code point of a plane that nothing is assigned in.
    #expect(differences(own, later, "\u{50000}").first?.characters == "\u{50000}")
    #expect(differences(own, later, Self.old).isEmpty)
    #expect(differences(own, TextPipeline(unicodeVersion: "6.0"), "\u{50000}").isEmpty)
  }

  @Test func `Every character of an old version is alike for all later ones, and each younger one is not`() {
    var (own, other) = (TextPipeline(), TextPipeline(unicodeVersion: "2.0"))
    // Assigned in 1.1 and 2.0.
    #expect(differences(own, other, "ㅋ힣한㈜").isEmpty)
    #expect(differences(own, other, "€").first?.characters == "€")
    // Other settings that differ are differences whatever the text.
    other.bert.lowercases = true
    #expect(differences(own, other, "a").map(\.setting) == [.lowercase, .unicodeVersion])
    own.bert.lowercases = true
    #expect(differences(own, other, "a").isEmpty)
  }

  @Test func `A cleaner that asks the Unicode library needs one version, a frozen one does not`() {
    for (cleaner, isFrozen) in [(PublishedCleaner.kcelectra2022, true), (.kcComments, false)] {
      let own = TextPipeline(unicodeVersion: "14.0", cleaning: cleaner.cleaner)
      let other = TextPipeline(unicodeVersion: "15.0", cleaning: cleaner.cleaner)
      #expect(differences(own, other, "가").isEmpty == isFrozen, "\(cleaner)")
    }
  }

  @Test func `The first five characters are named, by code point`() {
    let texts = (0..<9).map { String(Unicode.Scalar(0x1FAE8 - UInt32($0))!) }
    let check = differences(TextPipeline(unicodeVersion: "1.1"), TextPipeline(), texts.joined())
    #expect(check.first?.characters?.unicodeScalars.count == 5)
    #expect(check.first?.characters?.unicodeScalars.first?.value == 0x1FAE0)
  }
}
