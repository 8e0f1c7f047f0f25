import CommentText
import TestSupport
import Testing

@Suite(.enabled(if: Shared.isPresent, Shared.reason))
struct CleaningConformanceTests {
  struct Row: Decodable {
    var id: String
    var input: String
    var clean: String
    var cleanKeepEmoji: String
  }

  @Test("Every cleaning fixture comes out as the published functions have it")
  func fixtures() throws {
    let rows = try Fixtures.rows("clean.jsonl", as: Row.self)
    #expect(rows.count > 2000)
    for (name, expected) in [(PublishedCleaner.kcelectra2022, \Row.clean), (.kcelectra2021, \.cleanKeepEmoji)] {
      let cleaner = try CompiledCleaner(.published(name))
      for row in rows {
        let cleaned = cleaner.clean(row.input.utf8) ?? []
        #expect(cleaned == Array(row[keyPath: expected].utf8), "\(row.id) \(name.rawValue)")
      }
    }
  }

  @Test("The emoji of the package are those of the reference table")
  func emoji() throws {
    let cleaner = try CompiledCleaner(.published(.kcelectra2021))
    let table = Set(try Fixtures.ranges("emoji_0_6_0_codepoints.txt").flatMap { $0 })
    #expect(table.count == 1324)
    for value in UInt32(0x80)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value), !Self.isOther(value) else { continue }
      #expect((cleaner.clean(String(scalar)) != nil) == table.contains(value), "U+\(String(value, radix: 16))")
    }
  }

  /// Characters that stay for another reason.
  private static func isOther(_ value: UInt32) -> Bool {
    [0xB7, 0x223C, 0xFF05].contains(value) || (0x3131...0x3163).contains(value) || (0xAC00...0xD7A3).contains(value)
  }
}
