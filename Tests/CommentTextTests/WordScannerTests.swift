import CommentText
import TestSupport
import Testing

struct WordScannerTests {
  private struct Scan {
    var entries: [[UInt8]] = []
    var statistics = ScanStatistics()
    var invalidPlaces: [InvalidPlace] = []

    var texts: [String] { entries.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Scans texts with one scanner; what follows each text must not matter and is therefore noise.
  private func scan(
    _ texts: [[UInt8]], _ pipeline: TextPipeline = .standard, newlinesEndLines: Bool = true, marksLineEnds: Bool = false
  ) throws -> Scan {
    let scanner = WordScanner(try CompiledPipeline(pipeline))
    var scan = Scan()
    for text in texts {
      let padded = text + [0x80, 0xAC, 0x61, 0x20, 0x0A, 0xEA] + [UInt8](repeating: 0x80, count: 10)
      padded.withUnsafeBytes { padded in
        let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(WordScanner.padding))
        scanner.scan(text, newlinesEndLines: newlinesEndLines, marksLineEnds: marksLineEnds) { batch in
          for index in 0..<batch.count { scan.entries.append(Array(batch[index])) }
        }
      }
      scan.invalidPlaces = scanner.invalidPlaces
    }
    scan.statistics = scanner.statistics
    return scan
  }

  @Test("A comment is split at white space and punctuation")
  func worked() throws {
    let scan = try scan([Array("이 영화,진짜ㅋㅋ 좋다!! 漢字 a\u{200D}b\n".utf8)])
    #expect(scan.texts == ["이", "영화", ",", "진짜ㅋㅋ", "좋다", "!", "!", "漢", "字", "ab"])
    #expect(scan.statistics.words == 10)
    #expect(scan.statistics.characters == 16)
    #expect(scan.statistics.lines == 1)
  }

  @Test("Decomposed Hangul becomes the same word as composed Hangul")
  func decomposed() throws {
    let scan = try scan([Array("\u{1112}\u{1161}\u{11AB}국 한\u{1100}\u{116E}\u{11A8}".utf8)])
    #expect(scan.entries == [Array("한국".utf8), Array("한국".utf8)])
  }

  @Test("A line's end is marked, with or without its newline, also where there are no words")
  func lineMarks() throws {
    let scan = try scan([Array("a b\n\n,\r\nc".utf8), [], Array("\n".utf8)], marksLineEnds: true)
    #expect(scan.texts == ["a", "b", "", "", ",", "", "c", "", ""])
    #expect(scan.statistics.lines == 5)
    #expect(scan.statistics.words == 4)
  }

  @Test("Where newlines do not end lines each text is one line")
  func wholeComments() throws {
    let scan = try scan([Array("a\nb\n".utf8), [], Array("c".utf8)], newlinesEndLines: false, marksLineEnds: true)
    #expect(scan.texts == ["a", "b", "", "", "c", ""])
    #expect(scan.statistics.lines == 3)
  }

  @Test("Bytes that are not UTF-8 are counted and located, and join their neighbours")
  func invalidBytes() throws {
    let text: [UInt8] =
      Array("가\n나 a".utf8) + [0xE3, 0x81] + Array("b\n".utf8) + [0xFF, 0xED, 0xA0, 0x80, 0x0A, 0xF0, 0x9F]
    let scan = try scan([text])
    #expect(scan.texts == ["가", "나", "ab"])
    #expect(scan.statistics.invalidSequences == 6)
    #expect(scan.statistics.lines == 4)
    #expect(
      scan.invalidPlaces == [
        InvalidPlace(line: 1, byte: 5), InvalidPlace(line: 2, byte: 0), InvalidPlace(line: 2, byte: 1),
        InvalidPlace(line: 2, byte: 2), InvalidPlace(line: 2, byte: 3), InvalidPlace(line: 3, byte: 0),
      ])
    let kept = try self.scan([text], TextPipeline(bert: BertNormalization(cleansText: false)))
    #expect(kept.texts == ["가", "나", "a\u{FFFD}b", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}"])
  }

  @Test("Only the first ten places that are not UTF-8 are kept, of the last text")
  func manyInvalidBytes() throws {
    let scan = try scan([[0x80], [UInt8](repeating: 0x80, count: 30)])
    #expect(scan.invalidPlaces.map(\.byte) == Array(0..<10))
    #expect(scan.statistics.invalidSequences == 31)
  }

  @Test("A character that composes with punctuation takes back the words in front of it, across batches too")
  func takenBack() throws {
    for count in 250...260 {
      let text = [UInt8](repeating: 0x21, count: count) + Array("a=\u{338}b !=\u{338}".utf8)
      let scan = try scan([text])
      let expected = [String](repeating: "!", count: count) + ["a\u{2260}b", "!", "\u{2260}"]
      #expect(scan.entries == expected.map { Array($0.utf8) })
      #expect(scan.statistics.words == count + 3)
      #expect(scan.statistics.characters == count + 5)
    }
  }

  @Test("Text cut at newlines gives the same words and sums as the whole")
  func chunking() throws {
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      var text: [UInt8] = []
      for _ in 0..<30 { text += NoisyText.bytes(&random, pieceCount: 9) + [0x0A] }
      var pieces: [[UInt8]] = [[]]
      for byte in text {
        pieces[pieces.count - 1].append(byte)
        if byte == 0x0A, random.next() % 3 == 0 { pieces.append([]) }
      }
      let (whole, parts) = (try scan([text], marksLineEnds: true), try scan(pieces, marksLineEnds: true))
      #expect(whole.entries == parts.entries, "seed \(seed)")
      #expect(whole.statistics == parts.statistics, "seed \(seed)")
      #expect(whole.statistics.characters == Self.scalarCount(whole.entries), "seed \(seed)")
      #expect(whole.statistics.words == whole.entries.count { !$0.isEmpty }, "seed \(seed)")
    }
  }

  private static func scalarCount(_ words: [[UInt8]]) -> Int {
    words.reduce(0) { $0 + String(decoding: $1, as: UTF8.self).unicodeScalars.count }
  }

  @Test("A long run without spaces is normalised in pieces with the same result")
  func longWord() throws {
    for (part, count) in [("한\u{1100}\u{1161}", 30_000), ("\u{200B}", 60_000), ("e\u{301}", 70_000)] {
      let text = Array(String(repeating: part, count: count).utf8)
      #expect(try scan([text]).entries == OracleTextPipeline(.standard).words(of: text))
    }
  }
}
