import CommentText
import TestSupport
import Testing

/// The reference's own tables, code point by code point.
@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct BertTableTests {
  /// What a text `a` + code point + `b` becomes, for every code point.
  private func sandwiches(
    _ bert: BertNormalization, _ result: (CompiledPipeline, [UInt8]) -> Bool
  ) throws -> Set<UInt32> {
    let pipeline = try CompiledPipeline(TextPipeline(normalization: .none, bert: bert))
    var found: Set<UInt32> = []
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if result(pipeline, Array("a\(scalar)b".utf8)) { found.insert(value) }
    }
    return found
  }

  private func table(_ file: String) throws -> Set<UInt32> {
    // The surrogates, which a table may name, are no scalars.
    Set(try Fixtures.ranges(file).joined()).subtracting(0xD800...0xDFFF)
  }

  private static let off = BertNormalization(cleansText: false, spacesCJK: false)

  @Test("clean_text deletes and maps to space what the reference does")
  func cleanText() throws {
    let bert = BertNormalization(spacesCJK: false)
    let (ab, spaced) = (Array("ab".utf8), Array("a b".utf8))
    #expect(try sandwiches(bert) { $0.normalize($1) == ab } == table("clean_text_removed.txt"))
    #expect(try sandwiches(bert) { $0.normalize($1) == spaced } == table("clean_text_to_space.txt"))
  }

  @Test("Words are split at the reference's white space and punctuation")
  func words() throws {
    #expect(try sandwiches(Self.off) { $0.words(of: $1).count == 2 } == table("whitespace.txt"))
    #expect(try sandwiches(Self.off) { $0.words(of: $1).count == 3 } == table("punctuation.txt"))
  }

  @Test("strip_accents drops the reference's marks")
  func marks() throws {
    var bert = Self.off
    bert.stripsAccents = true
    // U+0340, U+0341, U+0343 and U+0344 decompose into marks, U+302E and the like stay.
    let dropped = try sandwiches(bert) { $0.normalize($1) == Array("ab".utf8) }
    let decomposing: Set<UInt32> = [0x340, 0x341, 0x343, 0x344, 0xF73, 0xF75, 0xF81]
    #expect(dropped.union(decomposing) == (try table("strip_accents_mn.txt")).union(decomposing))
  }

  @Test("Lower case differs from Unicode 15.0 where the reference's does")
  func lowercase() throws {
    var bert = Self.off
    bert.lowercases = true
    let pipeline = try CompiledPipeline(TextPipeline(normalization: .none, bert: bert))
    let pairs = try Fixtures.pairs("lowercase_vs_icu72.tsv")
    #expect(pairs.count == 55)
    for (upper, lower) in pairs {
      #expect(pipeline.normalize("a\(upper)b") == Array("a\(lower)b".utf8))
    }
  }
}
