import CommentText
import CorpusReading
import DurableFiles
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordCounting

struct CountsFileErrorTests {
  private static let fields = #"{"pipeline":\#(pipelineJSON)}"#
  private static let header = "#kc-vocab-counts\t1\t\(fields)\n"
  private static let pipelineJSON = {
    let counts = WordCounts([])
    let json = try! withTemporaryFolder { folder in
      try CountsFile.write(counts, to: folder.appending("x"))
      return try String(contentsOfFile: folder.appending("x").string, encoding: .utf8)
    }
    let start = json.firstRange(of: "\"pipeline\":")!.upperBound
    return String(json[start..<json.firstRange(of: ",\"sources\"")!.lowerBound])
  }()

  private func read(_ bytes: [UInt8], chunkByteCount: Int? = nil) throws -> PlainCounts {
    try withTemporaryFolder { folder in
      let path = folder.appending("broken")
      let file = try StagedFile(path)
      try file.write(bytes: bytes)
      try file.commit()
      return PlainCounts(try CountsFile.read([.file(path)], threads: 2))
    }
  }

  private func error(_ bytes: [UInt8]) -> WordCountingError? {
    #expect(throws: WordCountingError.self) { try read(bytes) }
  }

  /// The number of the wrong line, the header being the first, and what is wrong with it.
  private func lineProblem(_ lines: String) -> (Int, CountsLineProblem)? {
    lineProblem(Array(lines.utf8))
  }

  private func lineProblem(_ lines: [UInt8]) -> (Int, CountsLineProblem)? {
    guard case .countsLine(let location, let problem) = error(Array(Self.header.utf8) + lines) else { return nil }
    return (location.line, problem)
  }

  @Test func takesAHeaderWithNothingButThePipeline() throws {
    #expect(try read(Array((Self.header + "a\t1\nb\t2\n").utf8)).counts == [[97]: 1, [98]: 2])
    #expect(try read(Array((Self.header + "a\t1\nb\t2").utf8)).counts == [[97]: 1, [98]: 2])
    #expect(try read(Array(Self.header.utf8)).counts.isEmpty)
  }

  @Test(
    arguments: [
      ("a\t1\nb\n", 3, .fieldCount), ("a\t1\t2\n", 2, .fieldCount), ("a\nb\t1\n", 2, .fieldCount),
      ("\n", 2, .fieldCount),
      ("a\t1\n\nb\t1\n", 3, .fieldCount), ("\t1\n", 2, .emptyWord), ("a b\t1\n", 2, .whiteSpace),
      ("a\t1\r\n", 2, .whiteSpace), ("a\t0\n", 2, .count), ("a\t01\n", 2, .count), ("a\t-1\n", 2, .count),
      ("a\t+1\n", 2, .count), ("a\t1.5\n", 2, .count), ("a\t\n", 2, .count), ("a\t9223372036854775808\n", 2, .count),
      ("a\t99999999999999999999999\n", 2, .count), ("b\t1\na\t1\n", 3, .unsorted), ("ab\t1\na\t1\n", 3, .unsorted),
      ("a\t1\nb\t1\nb\t1\n", 4, .repeated),
    ] as [(String, Int, CountsLineProblem)])
  func namesTheLineAndWhatIsWrong(lines: String, line: Int, problem: CountsLineProblem) throws {
    let found = try #require(lineProblem(lines), "\(lines.debugDescription)")
    #expect(found.0 == line, "\(lines.debugDescription)")
    #expect(found.1 == problem, "\(lines.debugDescription)")
  }

  @Test func findsBytesThatAreNotUTF8() throws {
    let found = try #require(lineProblem(Array("a\t1\n".utf8) + [0xED, 0xA0, 0x80] + Array("\t1\n".utf8)))
    #expect(found == (3, .notUTF8))
  }

  @Test func findsWhatIsUnsortedFarIntoTheFile() throws {
    let lines = (0..<200_000).map { "w\(1_000_000 + $0)" }
    for place in [70_000, 199_999] {
      var broken = lines
      broken[place] = "w0"
      let found = try #require(lineProblem(broken.map { $0 + "\t1\n" }.joined()))
      #expect(found == (place + 2, .unsorted))
      broken[place] = lines[place - 1]
      let repeated = try #require(lineProblem(broken.map { $0 + "\t1\n" }.joined()))
      #expect(repeated == (place + 2, .repeated))
    }
  }

  @Test func refusesWhatIsNoCountsFile() {
    for text in ["", "a\t1\n", "#kc-vocab\t1\t{}\n", "안녕하세요\n"] {
      guard case .countsHeader(_, .notCounts) = error(Array(text.utf8)) else {
        Issue.record("\(text.debugDescription)")
        continue
      }
    }
  }

  @Test(
    arguments: [
      ("2\t{}", .version("2")), ("1\t{", .malformed), ("1", .malformed), ("1\t{\"lines\":\"x\"}", .malformed),
      ("1\t{}", .pipelineMissing),
    ] as [(String, CountsHeaderProblem)])
  func namesWhatIsWrongWithTheHeader(rest: String, problem: CountsHeaderProblem) throws {
    guard case .countsHeader(_, let found) = error(Array("#kc-vocab-counts\t\(rest)\na\t1\n".utf8)) else {
      Issue.record("another error")
      return
    }
    #expect(found == problem)
  }

  @Test func refusesAFingerprintOfAnotherPipeline() {
    let fields = #"{"fingerprint":"00","pipeline":\#(Self.pipelineJSON)}"#
    guard
      case .countsHeader(_, .fingerprint(found: "00", let expected)) = error(
        Array("#kc-vocab-counts\t1\t\(fields)\na\t1\n".utf8))
    else {
      Issue.record("another error")
      return
    }
    #expect(expected == TextPipeline.standard.fingerprint)
  }

  @Test(arguments: ["lines", "words", "characters", "bytes", "invalid_sequences"], [-1, 1 << 53])
  func `figures that no counting gives are refused`(name: String, value: Int) {
    let fields = #"{"\#(name)":\#(value),"pipeline":\#(Self.pipelineJSON)}"#
    let found = error(Array("#kc-vocab-counts\t1\t\(fields)\na\t2\n".utf8))
    // The words are those that the lines add up to.
    if name == "words", value > 0 {
      guard case .countsSum(_, found: 2, expected: value) = found else {
        Issue.record("\(String(describing: found))")
        return
      }
    } else {
      guard case .countsHeader(_, .outOfRange(name)) = found else {
        Issue.record("\(String(describing: found))")
        return
      }
    }
  }

  @Test func `a source larger than any file is refused`() {
    let source = #"{"name":"a","bytes":9223372036854775807,"sha256":""}"#
    let fields = #"{"sources":[\#(source)],"pipeline":\#(Self.pipelineJSON)}"#
    guard case .countsHeader(_, .outOfRange("sources")) = error(Array("#kc-vocab-counts\t1\t\(fields)\n".utf8)) else {
      Issue.record("another error")
      return
    }
  }

  @Test func `counts of two files that leave 64 bits together are refused`() throws {
    try withTemporaryFolder { folder in
      let half = try folder.writing("half", Array((Self.header + "a\t\(Int.max / 2 + 1)\n").utf8))
      #expect(throws: WordCountingError.countOverflow(word: [97])) { try CountsFile.read([.file(half), .file(half)]) }
    }
  }

  @Test func noticesThatLinesAreMissing() {
    let fields = #"{"words":3,"pipeline":\#(Self.pipelineJSON)}"#
    guard case .countsSum(_, found: 2, expected: 3) = error(Array("#kc-vocab-counts\t1\t\(fields)\na\t2\n".utf8)) else {
      Issue.record("another error")
      return
    }
  }

  @Test func namesTheFilesWhosePipelinesDiffer() throws {
    try withTemporaryFolder { folder in
      var lowercasing = TextPipeline.standard
      lowercasing.bert.lowercases = true
      let (left, right) = (folder.appending("left"), folder.appending("right"))
      try CountsFile.write(WordCounts([]), to: left)
      try CountsFile.write(WordCounts([], pipeline: lowercasing), to: right)
      #expect(
        throws: WordCountingError.pipelinesDiffer(.file(right), .file(left), lowercasing.differences(from: .standard))
      ) { try CountsFile.read([.file(left), .file(right)]) }
    }
  }
}
