import CommentText
import CorpusReading
import DurableFiles
import Synchronization
import SystemPackage
import TestSupport
import Testing
import WordCounting

struct WordCounterTests {
  private let pipeline: CompiledPipeline

  init() throws { pipeline = try CompiledPipeline(.standard) }

  private func count(
    _ texts: [[UInt8]], threads: Int = 2, chunkByteCount: Int = 64, stopsAtInvalidText: Bool = false,
    progress: CountingProgress? = nil
  ) throws -> CountingResult {
    try withTemporaryFolder { folder in
      var inputs: [CorpusInput] = []
      for (number, text) in texts.enumerated() {
        let path = folder.appending("\(number).txt")
        let file = try StagedFile(path)
        try file.write(bytes: text)
        try file.commit()
        inputs.append(.file(path))
      }
      var reading = ReadingOptions()
      reading.chunkByteCount = chunkByteCount
      var options = CountingOptions(threads: threads)
      options.stopsAtInvalidText = stopsAtInvalidText
      return try WordCounter(pipeline, options: options).count(
        CorpusReader(inputs, options: reading), progress: progress)
    }
  }

  @Test func countsWordsOfAFile() throws {
    let result = try count([Array("안녕 안녕하세요! 안녕\n\n좋아요!\n".utf8)])
    let counts: [String: Int] = ["안녕": 2, "안녕하세요": 1, "!": 2, "좋아요": 1]
    #expect(PlainCounts(result.counts).counts == Dictionary(uniqueKeysWithValues: counts.map { (Array($0.utf8), $1) }))
    #expect(result.counts.totals.lines == 3)
    #expect(result.counts.totals.words == 6)
    #expect(result.counts.totals.characters == 14)
    #expect(result.counts.totals.bytes == 43)
    #expect(result.counts.totals.invalidSequences == 0)
    #expect(result.counts.sources.map(\.name) == ["0.txt"])
    #expect(result.counts.sources[0].sha256.count == 64)
  }

  @Test(arguments: 1...25) func agreesWithADictionary(seed: UInt64) throws {
    var random = RandomComments(seed: seed)
    let texts = (0..<Int(seed % 4) + 1).map { _ in random.text(lineCount: 60) }
    var plain = PlainCounts()
    for text in texts { for (word, count) in PlainCounts(text, pipeline).counts { plain.add(word, count) } }
    for threads in [1, 2, 7] {
      let result = try count(texts, threads: threads, chunkByteCount: [1, 50, 1 << 20][Int(seed) % 3])
      #expect(PlainCounts(result.counts) == plain, "seed \(seed)")
      #expect(result.counts.totals.words == plain.occurrences)
      // Each comment counts with a newline.
      #expect(
        result.counts.totals.bytes == texts.reduce(0) { $0 + $1.count + ([nil, 0x0A].contains($1.last) ? 0 : 1) })
    }
  }

  @Test func linesAndFilesInAnyOrderGiveTheSame() throws {
    var random = RandomComments(seed: 77)
    var generator = SeededGenerator(seed: 78)
    let lines = (0..<500).map { _ in Array((random.line() + "\n").utf8) }
    let whole = try count([Array(lines.joined())])
    let shuffled = lines.shuffled(using: &generator)
    let forty = (0..<40).map { part in
      Array(shuffled.enumerated().filter { $0.offset % 40 == part }.map(\.element).joined())
    }
    let divided = try count(forty, threads: 3)
    #expect(PlainCounts(divided.counts) == PlainCounts(whole.counts))
    #expect(divided.counts.totals == whole.counts.totals)
  }

  @Test func namesTheFirstInvalidPlaces() throws {
    let good = Array("좋다\n".utf8)
    let bad = Array("가".utf8) + [0xFF, 0x20, 0x80, 0x0A]
    let result = try count([good + bad, good + good + bad + bad + bad + bad + bad], chunkByteCount: 8)
    #expect(result.counts.totals.invalidSequences == 12)
    #expect(result.invalidLocations.count == CountingResult.invalidLocationLimit)
    let places = result.invalidLocations.map { "\($0.path.lastComponent!.string):\($0.line):\($0.byte)" }
    #expect(places[..<5] == ["0.txt:2:4", "0.txt:2:6", "1.txt:3:4", "1.txt:3:6", "1.txt:4:4"])
  }

  @Test func stopsAtInvalidTextWhenAsked() throws {
    let text = Array("가\n나".utf8) + [0xC0, 0x0A] + Array("다\n".utf8)
    let error = #expect(throws: WordCountingError.self) { try count([text], stopsAtInvalidText: true) }
    guard case .invalidText(let location) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(location.line == 2)
    #expect(location.byte == 4)
  }

  @Test func passesReadingErrorsOn() {
    #expect(throws: CorpusError.file(.missing("/no/such/file"))) {
      try CorpusReader([.file("/no/such/file")])
    }
  }

  @Test func reportsProgressUpToTheEnd() throws {
    let seen = Mutex((done: 0, total: 0))
    let text = Array(String(repeating: "가 나 다\n", count: 100).utf8)
    _ = try count([text]) { done, total in
      seen.withLock { $0 = (max($0.done, done), total ?? -1) }
    }
    #expect(seen.withLock { $0 } == (text.count, text.count))
  }
}
