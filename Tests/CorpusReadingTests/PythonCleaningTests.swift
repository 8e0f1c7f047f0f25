import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Cleaners against the published functions themselves, run by Python with soynlp.
@Suite(
  .enabled(if: Shared.isPresent, Shared.reason), .enabled(if: Python.withSoynlp != nil, Python.soynlpReason),
  .serialized)
struct PythonCleaningTests {
  static let names: [PublishedCleaner] = [.kcbert2020, .kcelectra2021, .kcelectra2022]

  /// The functions as the READMEs print them; the emoji of emoji 0.6.0 come from the reference table.
  private static let script = #"""
    import re, sys
    from soynlp.normalizer import repeat_normalize

    name, table, source, target = sys.argv[1:]
    emojis = ""
    for line in open(table, encoding="utf-8"):
        if not line.startswith("#"):
            ends = [int(end, 16) for end in line.strip().split("..")]
            emojis += "".join(map(chr, range(ends[0], ends[-1] + 1)))
    emojis = re.escape(emojis)
    pattern = re.compile({
        "kcbert-2020": f"[^ .,?!/@$%~％·∼()\x00-\x7Fㄱ-힣{emojis}]+",
        "kcelectra-2021": f"[^ .,?!/@$%~％·∼()\x00-\x7Fㄱ-ㅣ가-힣{emojis}]+",
        "kcelectra-2022": "[^ .,?!/@$%~％·∼()\x00-\x7Fㄱ-ㅣ가-힣]+",
    }[name])
    url_pattern = re.compile(
        r"https?:\/\/(www\.)?[-a-zA-Z0-9@:%._\+~#=]{1,256}\.[a-zA-Z0-9()]{1,6}\b([-a-zA-Z0-9()@:%_\+.~#?&//=]*)")

    def clean(x):
        x = pattern.sub(" ", x)
        x = url_pattern.sub("", x)
        x = x.strip()
        return repeat_normalize(x, num_repeats=2)

    with open(source, encoding="utf-8", newline="\n") as lines, open(target, "w", encoding="utf-8", newline="\n") as out:
        for line in lines:
            out.write(clean(line.removesuffix("\n")) + "\n")
    """#

  /// Where Python's answer and ours first differ, if they do, and how many lines there are.
  private static func difference(_ name: PublishedCleaner, _ text: [UInt8]) throws -> (line: Int?, lines: Int) {
    try withTemporaryFolder { folder in
      let (source, target) = (folder.appending("in.txt"), folder.appending("out.txt"))
      try Data(text).write(to: URL(filePath: source.string))
      let run = try ChildProcess(
        try #require(Python.withSoynlp),
        [
          "-c", script, name.rawValue, Shared.path("fixtures/tables/emoji_0_6_0_codepoints.txt"), source.string,
          target.string,
        ], in: folder)
      try #require(run.status == 0, "\(run.errorText)")
      var stage = CleaningStage(try CompiledCleaner(.published(name)))
      stage.keepsDroppedLines = true
      var ours: [UInt8] = []
      let reader = try CorpusReader([.file(source)], stages: [stage])
      let block = CommentBlock()
      while try reader.next(block) { ours += block.text }
      let theirs = Array(try Data(contentsOf: URL(filePath: target.string)))
      let lines = text.count { $0 == 0x0A }
      guard ours != theirs else { return (nil, lines) }
      let pairs = zip(
        ours.split(separator: 0x0A, omittingEmptySubsequences: false),
        theirs.split(separator: 0x0A, omittingEmptySubsequences: false))
      return (pairs.enumerated().first { $1.0 != $1.1 }?.offset ?? lines, lines)
    }
  }

  @Test("Every comment of the reference data comes out as Python has it", arguments: names)
  func everyComment(name: PublishedCleaner) throws {
    var text: [UInt8] = []
    for file in ["nsmc-reviews", "news-comments"] {
      let reader = try CorpusReader([.file(FilePath(Shared.path("data/\(file).txt.zst")))])
      let block = CommentBlock()
      while try reader.next(block) { text += block.text }
    }
    let (line, lines) = try Self.difference(name, text)
    #expect(lines == 746_297)
    #expect(line == nil, "line \((line ?? 0) + 1) differs")
  }

  @Test("Every code point and random text come out as Python has it", arguments: names)
  func noisyText(name: PublishedCleaner) throws {
    var text: [UInt8] = []
    for value in UInt32(0)..<0x11_0000 {
      // Ideographs and unassigned planes are alike.
      let isVaried = value < 0x3400 || (0xA000..<0x2_0000).contains(value) || value % 16 == 0
      guard isVaried, value != 0x0A, value != 0x0D, let scalar = Unicode.Scalar(value) else { continue }
      text += "가\(scalar)나\(scalar)\(scalar)\(scalar)\(scalar) http://a.b\(scalar)c\n".utf8
    }
    for seed in UInt64(0)..<20_000 {
      var random = SeededGenerator(seed: seed)
      let bytes = NoisyText.bytes(&random, pieceCount: Int.random(in: 1...14, using: &random), valid: true)
      text += bytes.filter { $0 != 0x0A && $0 != 0x0D } + [0x0A]
    }
    let (line, _) = try Self.difference(name, text)
    #expect(line == nil, "line \((line ?? 0) + 1) differs")
  }

  @Test("Every short link is found where Python finds it")
  func links() throws {
    var text = ""
    let alphabet: [Character] = ["a", ".", "(", "/", "_", "가", " ", ":"]
    for start in ["http://", "https://www.", "xhttp://www.a"] {
      for number in 0..<(8 * 8 * 8 * 8 * 8) {
        text += start + String((0..<5).map { alphabet[number >> ($0 * 3) & 7] }) + "x\n"
      }
    }
    let (line, _) = try Self.difference(.kcelectra2022, Array(text.utf8))
    #expect(line == nil, "line \((line ?? 0) + 1) differs")
  }

  @Test("Word characters are those of Python")
  func wordCharacters() throws {
    let script = "import re; print(*[c for c in range(0x110000) if re.match(r'\\w', chr(c))])"
    let run = try ChildProcess(try #require(Python.withSoynlp), ["-c", script], in: "/")
    let python = Set(run.text.split(whereSeparator: \.isWhitespace).compactMap { UInt32($0) })
    try #require(python.count > 100_000)
    var rule = Cleaner()
    rule.repeats = RepeatRule(.words, limit: 2)
    let cleaner = try CompiledCleaner(rule)
    for value in UInt32(0)..<0x11_0000 {
      guard value != 0x0A, value != 0x0D, let scalar = Unicode.Scalar(value) else { continue }
      let cleaned = cleaner.clean("\(scalar)\(scalar)\(scalar)\(scalar)") ?? ""
      // Python may be newer than the Unicode version that is meant.
      let isNewer = (scalar.properties.age?.major ?? 99) > 14
      if (cleaned.unicodeScalars.count == 2) != python.contains(value), !isNewer {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }
}
