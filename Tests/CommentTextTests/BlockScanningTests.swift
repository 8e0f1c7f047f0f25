import CommentText
import TestSupport
import Testing

/// Text that is long enough to be judged a block of 64 bytes at a time, against the definitions.
struct BlockScanningTests {
  private static let pipelines = [
    TextPipeline.standard, TextPipeline(bert: BertNormalization(lowercases: true, stripsAccents: true)),
    TextPipeline(normalization: .nfkc), TextPipeline(normalization: .none),
  ]

  @Test("Every byte at every place of a block gives the words of the definitions", arguments: 0..<4)
  func everyByteAtEveryPlace(pipeline: Int) throws {
    let pipeline = Self.pipelines[pipeline]
    let (compiled, oracle) = (try CompiledPipeline(pipeline), OracleTextPipeline(pipeline))
    let plain = Array("하하, 영화ㅋㅋ abc7 좋은데요!! 힣가 x\n뷁 12 끝까지 봤다..".utf8)
    #expect(plain.count > 66 && plain.count < 128)
    for place in 0..<67 {
      for byte in UInt8.min...UInt8.max {
        var text = plain
        text[place] = byte
        let words = compiled.words(of: text)
        if words != oracle.words(of: text) { Issue.record("byte \(byte) at \(place), \(pipeline.canonicalForm)") }
      }
    }
  }

  @Test("Every beginning of a text gives the words of the definitions, wherever it ends")
  func everyLength() throws {
    let (compiled, oracle) = (try CompiledPipeline(.standard), OracleTextPipeline(.standard))
    var random = SeededGenerator(seed: 64)
    let text = Self.comment(&random, byteCount: 700)
    for count in 0...text.count {
      #expect(compiled.words(of: Array(text[..<count])) == oracle.words(of: Array(text[..<count])), "\(count) bytes")
    }
  }

  @Test("Long random text gives the words and figures of the definitions", arguments: 0..<4)
  func longText(pipeline: Int) throws {
    let pipeline = Self.pipelines[pipeline]
    let (compiled, oracle) = (try CompiledPipeline(pipeline), OracleTextPipeline(pipeline))
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let lines = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.comment(&random, byteCount: Int.random(in: 0...300, using: &random))
      }
      let expected = lines.map { oracle.words(of: $0) }
      let (words, statistics) = scan(lines, compiled)
      #expect(words == expected.flatMap { $0 + [[]] }, "seed \(seed), \(pipeline.canonicalForm)")
      let all = expected.joined()
      #expect(statistics.lines == lines.count, "seed \(seed)")
      #expect(statistics.words == all.count, "seed \(seed)")
      #expect(statistics.characters == all.reduce(0) { $0 + String(decoding: $1, as: UTF8.self).unicodeScalars.count })
    }
  }

  @Test("The place of a broken byte is its line and its distance from the line's start")
  func brokenPlace() throws {
    for before in 0..<70 {
      let scanner = WordScanner(try CompiledPipeline(.standard))
      let lines = [[UInt8](repeating: 0x61, count: before), Array("하하 ".utf8) + [0xFF], Array("끝 ".utf8)]
      let text = Array(lines.map { $0 + [0x0A] }.joined()) + [UInt8](repeating: 0x62, count: 80)
      (text + [UInt8](repeating: 0, count: WordScanner.padding)).withUnsafeBytes { padded in
        let text = UnsafeRawBufferPointer(rebasing: padded.dropLast(WordScanner.padding))
        scanner.scan(text, marksLineEnds: false) { _ in }
      }
      #expect(scanner.invalidPlaces == [InvalidPlace(line: 1, byte: 7)], "\(before) bytes before")
    }
  }

  /// The words of lines, an empty one where a line ends.
  private func scan(_ lines: [[UInt8]], _ pipeline: CompiledPipeline) -> ([[UInt8]], ScanStatistics) {
    let scanner = WordScanner(pipeline)
    var words: [[UInt8]] = []
    let padded = lines.flatMap { $0 + [0x0A] } + [UInt8](repeating: 0x80, count: WordScanner.padding)
    padded.withUnsafeBytes { padded in
      scanner.scan(UnsafeRawBufferPointer(rebasing: padded.dropLast(WordScanner.padding)), marksLineEnds: true) {
        for index in 0..<$0.count { words.append(Array($0[index])) }
      }
    }
    return (words, scanner.statistics)
  }

  /// Mostly what a block can hold, of words of all lengths; now and then something else.
  private static func comment(_ random: inout SeededGenerator, byteCount: Int) -> [UInt8] {
    let kinds: [ClosedRange<UInt32>] = [
      0xAC00...0xD7A3, 0xD000...0xD7A3, 0x3131...0x318E, 0x61...0x7A, 0x30...0x39, 0x41...0x5A,
    ]
    var bytes: [UInt8] = []
    while bytes.count < byteCount {
      let kind = kinds.randomElement(using: &random)!
      let longest = Int.random(in: 0..<20, using: &random) == 0 ? 60 : 6
      for _ in 0..<Int.random(in: 1...longest, using: &random) {
        bytes += Array(UTF8.encode(Unicode.Scalar(UInt32.random(in: kind, using: &random))!)!)
      }
      switch Int.random(in: 0..<30, using: &random) {
      case 0: bytes += NoisyText.bytes(&random, pieceCount: 2).filter { $0 != 0x0A }
      case 1...8: bytes += Array("!?.,~^;".utf8.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)))
      case 9...12: break
      default: bytes.append(0x20)
      }
    }
    return bytes
  }
}
