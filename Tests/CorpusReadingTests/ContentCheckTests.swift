import CorpusReading
import TestSupport
import Testing

@Suite struct `The check of content` {
  @Test func `refuses files of control characters and known kinds of files`() throws {
    var generator = SeededGenerator(seed: 1)
    let noise = (0..<5000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    #expect(try errorOfReading(noise) == .binary("a.txt", .controlCharacters))
    let program: [UInt8] = Array("\u{7F}ELF".utf8) + [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 1, 0, 0, 0]
    #expect(try errorOfReading(program) == .binary("a.txt", .controlCharacters))
    let kinds: [(String, BinaryContent)] = [
      ("Rar!\u{1A}\u{7}", .rar), ("PAR1\u{15}", .parquet), ("ARROW1\u{0}\u{0}", .arrow),
      ("SQLite format 3\u{0}", .sqlite),
    ]
    for (start, content) in kinds { #expect(try errorOfReading(start.utf8) == .binary("a.txt", content)) }
  }

  @Test func `says what is wrong with a zip archive`() throws {
    guard case .badArchive("a.txt", _)? = try errorOfReading("PK\u{3}\u{4}".utf8) else {
      Issue.record("half an archive is read")
      return
    }
  }

  @Test func `lets a stray NUL, escape characters and invalid UTF-8 pass`() throws {
    let lines = ["가\u{0}나", "\u{1B}[31m빨강\u{1B}[0m", "\u{8}\u{B}\u{C}"]
    #expect(try read(lines.joined(separator: "\n").utf8).comments == lines)
    let invalid = Array("가나다\n".utf8) + [0xFF, 0x0A, 0xB0, 0x0A]
    #expect(try read(invalid).comments == ["가나다", "\u{FFFD}", "\u{FFFD}"])
  }

  @Test func `lets anything pass as text when the encoding is named`() throws {
    let zeros = [UInt8](repeating: 0, count: 100)
    #expect(try read(zeros, "a.txt", options { $0.encoding = .utf8 }).byteCount == 101)
  }
}
