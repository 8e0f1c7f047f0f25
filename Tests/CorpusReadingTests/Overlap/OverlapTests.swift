import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct OverlapTests {
  private func form(_ text: String) -> String {
    var form = SyllableForm()
    Array(text.utf8).withUnsafeBytes { form.take($0) }
    return String(String.UnicodeScalarView(form.syllables.compactMap { Unicode.Scalar($0) }))
  }

  @Test func `A form holds the syllables, and nothing else`() {
    #expect(form("한글, 한 글ㅋㅋ! abc 12 漢字 👍") == "한글한글")
    #expect(form("") == "" && form("ㅋㅋㅠㅠ") == "")
    // Hangul's neighbours.
    #expect(form("\u{ABFF}가\u{D7A3}\u{D7B0}") == "가힣")
  }

  @Test func `Conjoining letters are the syllables that they make`() {
    #expect(form("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}") == "한글")
    #expect(form("가\u{11A8}각\u{11A8}") == "각각")
    // A letter between which something stands, a vowel or a final alone, and one that is none of modern Hangul.
    #expect(form("\u{1100} \u{1161}\u{11A8}\u{1113}\u{1161}가 \u{11A8}") == "가")
  }

  /// What the words of a pipeline with NFC hold.
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `Forms are those of NFC`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let letters: [ClosedRange<UInt32>] = [
      0x1100...0x1113, 0x1160...0x1176, 0x11A7...0x11C3, 0xAC00...0xAC1D, 0xD788...0xD7A4, 0x20...0x21, 0x3131...0x3132,
      0x1F600...0x1F601,
    ]
    let scalars = (0..<30).compactMap { _ in
      let range = letters[Int.random(in: letters.indices, using: &generator)]
      return Unicode.Scalar(UInt32.random(in: range, using: &generator))
    }
    let text = String(String.UnicodeScalarView(scalars))
    let words = try CompiledPipeline(.standard).words(of: text).joined()
    let composed = String(decoding: words, as: UTF8.self).unicodeScalars.filter { (0xAC00...0xD7A3).contains($0.value) }
    #expect(form(text).unicodeScalars.elementsEqual(composed), "seed \(seed)")
  }

  @Test func `Bytes that are not UTF-8 hold no syllable and hide none`() {
    var form = SyllableForm()
    let bytes: [UInt8] = [0xEA, 0xB0] + Array("가".utf8) + [0xFF, 0xED] + Array("나".utf8) + [0xEA]
    bytes.withUnsafeBytes { form.take($0) }
    #expect(form.syllables == [0xAC00, 0xB098])
  }

  private static let evaluation = "가나다라마바사아 자차\n짧은 댓글\n\n나나나나나나나나\n"

  /// Comments one a line, read from a file and from others left out or looked for.
  private func withFiles(
    _ comments: String, _ others: [String],
    _ body: (CorpusInput, _ others: [FilePath]) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let files = (["a.txt"] + others.indices.map { "other\($0).txt" }).map { folder.appending($0) }
      for (file, text) in zip(files, [comments] + others) { try Data(text.utf8).write(to: URL(filePath: file.string)) }
      try body(.file(files[0]), Array(files.dropFirst()))
    }
  }

  private func known(_ paths: [FilePath], texts: Bool = false) throws -> KnownComments {
    let known = KnownComments(byteLimit: 1 << 22, knowsTexts: texts)
    for path in paths { try known.add(try CorpusReader([.file(path)]), of: path) }
    return known
  }

  private func lines(_ reader: CorpusReader) throws -> [String] {
    let block = CommentBlock()
    var lines: [String] = []
    while try reader.next(block) {
      block.forEachComment { lines.append(String(decoding: $1, as: UTF8.self)) }
    }
    return lines
  }

  @Test func `Comments with the syllables of another file's go, and are told by file`() throws {
    let comments = "가나 다라, 마바사아자차!\n가나다라마바사아\n짧은 댓글\n나나나나 나나나나ㅋㅋ\n다른 댓글입니다 그렇죠\n"
    try withFiles(comments, [Self.evaluation, "나나나나나나나나\n다다다다다다다다\n"]) { input, others in
      let exclusion = Exclusion(try known(others))
      let kept = try lines(try CorpusReader([input], stages: [exclusion]))
      #expect(kept == ["가나다라마바사아", "짧은 댓글", "다른 댓글입니다 그렇죠"])
      let summary = exclusion.summary
      #expect(summary.comments == 5 && summary.excluded == 2)
      #expect(summary.files.map(\.comparable) == [2, 2] && summary.files.map(\.excluded) == [2, 0])
      #expect(summary.excludedByteCount == "가나 다라, 마바사아자차!나나나나 나나나나ㅋㅋ".utf8.count)
      let keeping = Exclusion(try known(others), keepsDroppedLines: true)
      let emptied = try lines(try CorpusReader([input], stages: [keeping]))
      #expect(emptied == ["", "가나다라마바사아", "짧은 댓글", "", "다른 댓글입니다 그렇죠"])
    }
  }

  @Test func `Comments are recognised by their text and by their syllables, and stay`() throws {
    let comments = "가나 다라마바사아자차\n짧은 댓글\n\n나나나나나나나나\n나나나나나나나다\n"
    try withFiles(comments, [Self.evaluation]) { input, others in
      let recognition = Recognition(try known(others, texts: true))
      #expect(try lines(try CorpusReader([input], stages: [recognition])).joined(separator: "\n") + "\n" == comments)
      var expected = RecognitionSummary()
      (expected.comments, expected.sameText, expected.comparable, expected.sameSyllables) = (4, 2, 3, 2)
      #expect(recognition.summary == expected)
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `What goes is what comparing every two comments finds, for any threads`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    func comment() -> String {
      // Few syllables, so that forms repeat.
      (0..<Int.random(in: 0...11, using: &generator)).map { _ in
        ["가", "나", " ", "ㅋ", "각", "가\u{11A8}"][Int.random(in: 0..<6, using: &generator)]
      }.joined()
    }
    // Whole copies, with other spaces.
    let others = (0..<300).map { _ in comment() }
    let comments = (0..<3000).map { number in
      number % 7 == 0 ? others[number % 300].replacing(" ", with: "!") : comment()
    }
    let forms = Set(others.map { form($0) }.filter { $0.unicodeScalars.count >= 8 })
    let expected = comments.filter { !forms.contains(form($0)) }
    try withFiles(comments.joined(separator: "\n") + "\n", [others.joined(separator: "\n") + "\n"]) { input, paths in
      for threads in [1, 3] {
        var options = ReadingOptions()
        (options.keepsInputOrder, options.chunkByteCount) = (true, 500)
        let exclusion = Exclusion(try known(paths))
        let reader = try CorpusReader([input], options: options, stages: [exclusion])
        var kept: [String] = []
        _ = try reader.forEachBlockInOrder(threads: threads) { _ in
        } _: { _, block in
          var lines: [String] = []
          block.forEachComment { lines.append(String(decoding: $1, as: UTF8.self)) }
          return lines
        } finish: {
          kept += $0
        }
        #expect(kept.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "seed \(seed)")
        #expect(exclusion.summary.excluded == comments.count - expected.count, "seed \(seed)")
      }
    }
  }

  @Test func `More comments than there is memory for are an error that names the file`() throws {
    let many = (0..<200_000).map { "\($0)\n" }.joined()
    try withFiles("", [many]) { _, paths in
      let known = KnownComments(byteLimit: 1 << 20, knowsTexts: true)
      #expect(throws: CorpusError.knownCommentsNeedMemory(paths[0])) {
        try known.add(try CorpusReader([.file(paths[0])]), of: paths[0])
      }
    }
  }
}
