import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct `Corpora as files have them` {
  @Test(arguments: [
    (#"{"text":"ok"}"# + "\n", #"{"text":"a"#, #"b"}"#),
    ("", #"{"id":"x","n":{"text":1},"text" : "가\n\"\u00e9"#, #""}"#),
  ])
  func `have bytes that are not UTF-8 named where they stand in JSON`(
    before: String, start: String, end: String
  ) throws {
    try withTemporaryFolder { folder in
      let bytes = Array(before.utf8) + Array(start.utf8) + [0xFF] + Array(end.utf8) + [0x0A]
      let column = start.utf8.count + 1
      for command in [["clean", "-"], ["count", "-", "--output", "o"]] {
        let run = try CommandRun(
          command + ["--format", "jsonl", "--text-field", "text", "--strict", "-q"], in: folder, input: bytes)
        let line = before.isEmpty ? 1 : 2
        #expect(run.status == 1)
        #expect(run.errorText.hasPrefix("error: standard input:\(line):\(column): is not UTF-8"), "\(run.errorText)")
      }
    }
  }

  @Test(arguments: ["\u{0B}", "\u{0C}", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}"])
  func `are written without the line breaks in their comments`(lineBreak: String) throws {
    try withTemporaryFolder { folder in
      for filler in 0..<40 {
        let text = String(repeating: "x", count: filler) + "가" + lineBreak + "나" + lineBreak + "…"
        let want = Array((String(repeating: "x", count: filler) + "가 나 …\n").utf8)
        let inputs = [
          ("text", text + "\n"), ("csv", "\"" + text + "\"\n"), ("jsonl", "{\"text\":\"\(text)\"}\n"),
        ]
        // A control character in JSON must be escaped.
        for (format, input) in inputs where format != "jsonl" || lineBreak.utf8.count > 1 {
          let run = try CommandRun(["clean", "-", "--format", format, "-q"], in: folder, input: input.utf8)
          #expect(run.output == want, "\(format) \(filler)")
        }
      }
    }
  }

  @Test func `are reported as repeated without the line breaks in them`() throws {
    try withTemporaryFolder { folder in
      for (number, lineBreak) in ["\u{0B}", "\u{0C}", "\u{1C}", "\u{1E}", "\u{85}", "\u{2028}", "\u{2029}"].enumerated()
      {
        let input = String(repeating: "가\(lineBreak)나\n", count: 3)
        let report = "report\(number)"
        let run = try CommandRun(
          ["clean", "-", "--dedup", "--dedup-report", report, "-q"], in: folder, input: input.utf8)
        #expect(run.status == 0, "\(run.errorText)")
        #expect(try String(contentsOfFile: folder.appending(report).string, encoding: .utf8).hasSuffix("3\t가 나\n"))
      }
    }
  }

  @Test func `name standard input in a list`() throws {
    try withTemporaryFolder { folder in
      try Data("-\n".utf8).write(to: URL(filePath: folder.appending("list").string))
      let run = try CommandRun(["clean", "--files-from", "list", "-q"], in: folder, input: "가\n".utf8)
      #expect(run.output == Array("가\n".utf8))
      let twice = try CommandRun(["clean", "--files-from", "-", "-q"], in: folder, input: "-\n".utf8)
      #expect(twice.status == 1)
    }
  }

  @Test func `are refused in a zip archive that was cut before its list of files`() throws {
    let text = Array(String(repeating: "가\n", count: 40).utf8)
    // The header of a stored file of 160 bytes.
    let header: [UInt8] = [
      0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x21, 0x00, 0x95, 0xCE,
      0xCB, 0x02, 0xA0, 0x00, 0x00, 0x00, 0xA0, 0x00, 0x00, 0x00, 0x05, 0x00, 0x00, 0x00,
    ]
    try withTemporaryFolder { folder in
      let archive = header + Array("a.txt".utf8) + text
      try Data(archive).write(to: URL(filePath: folder.appending("a.zip").string))
      for command in [["clean", "a.zip"], ["count", "a.zip", "--output", "o"]] {
        let run = try CommandRun(command, in: folder)
        #expect(run.status == 1)
        #expect(run.errorText.hasPrefix("error: a.zip: the zip archive cannot be read"), "\(run.errorText)")
      }
    }
  }

  @Test func `are refused in a zip archive that is no file of its own, or is one among kept counts`() throws {
    try withTemporaryFolder { folder in
      // An archive of one empty file, a.txt.
      let header: [UInt8] = [0x14, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + [UInt8](repeating: 0, count: 12) + [5, 0, 0, 0]
      let local: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + header + Array("a.txt".utf8)
      let listed: [UInt8] =
        [0x50, 0x4B, 0x01, 0x02, 0x14, 0] + header + [UInt8](repeating: 0, count: 14) + Array("a.txt".utf8)
      let end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(listed.count), 0, 0, 0]
      let archive: [UInt8] = local + listed + end + [UInt8(local.count), 0, 0, 0, 0, 0]
      try Data(archive).write(to: URL(filePath: folder.appending("a.zip").string))
      let piped = try CommandRun(["count", "-", "--output", "o", "-q"], in: folder, input: archive)
      #expect(piped.status == 1)
      #expect(
        piped.errorText == "error: standard input: is a zip archive, which can be read only as a file of its own; "
          + "save it to disk, or unpack it first\n")
      let kept = try CommandRun(["count", "a.zip", "--work-dir", "w", "--output", "o", "-q"], in: folder)
      #expect(kept.status == 1)
      #expect(
        kept.errorText == "error: a.zip: is a zip archive, and --work-dir keeps counts of single files; "
          + "unpack it first, or leave out --work-dir\n")
      #expect(!FileManager.default.fileExists(atPath: folder.appending("o").string))
    }
  }

  @Test func `that a list cleans alike have counts that say so, with a work directory too`() throws {
    try withTemporaryFolder { folder in
      try write(folder, ["a.txt": "가나 http://a.b/c ㅋㅋㅋㅋ\n", "b.txt": "ㅋㅋㅋㅋ 다 http://a.b/c\n"])
      let all = #"{"path":"a.txt","clean":"kcelectra-2022"}"# + "\n" + #"{"path":"b.txt","clean":"kcelectra-2022"}"#
      try write(folder, ["list": all, "mixed": all.replacing(#"b.txt","clean":"kcelectra-2022""#, with: #"b.txt""#)])
      func counts(_ arguments: [String]) throws -> String {
        let run = try CommandRun(["count", "--output", "-", "-q"] + arguments, in: folder)
        #expect(run.status == 0, "\(run.errorText)")
        return String(decoding: run.output, as: UTF8.self)
      }
      let alike = try counts(["--files-from", "list"])
      #expect(alike == (try counts(["a.txt", "b.txt", "--clean", "kcelectra-2022"])))
      #expect(alike == (try counts(["--files-from", "list", "--work-dir", "kept"])))
      // Where sources differ, the counts say what the run's options say.
      let mixed = try counts(["--files-from", "mixed"])
      #expect(!mixed.contains(#""cleaning""#))
      #expect(mixed == (try counts(["--files-from", "mixed", "--work-dir", "kept"])))
    }
  }

  @Test func `of equal bytes are counted each in its own way with a work directory`() throws {
    try withTemporaryFolder { folder in
      let text = "\"가,나\" http://a.b/c ㅋㅋㅋㅋ\n"
      try write(folder, ["a.txt": text, "b.txt": text, "a.csv": "\"가,나\"\n", "c.txt": "\"가,나\"\n"])
      let described = #"{"path":"a.txt","clean":"kcelectra-2022"}"#
      try write(folder, ["list": "\(described)\nb.txt\n", "twice": "a.txt\n\(described)\n"])
      for inputs in [["--files-from", "list"], ["--files-from", "twice"], ["a.csv", "c.txt"]] {
        let plain = try CommandRun(["count", "--output", "-", "-q"] + inputs, in: folder)
        let kept = try CommandRun(["count", "--output", "-", "-q", "--work-dir", "kept"] + inputs, in: folder)
        #expect(plain.status == 0 && kept.status == 0, "\(plain.errorText)\(kept.errorText)")
        #expect(plain.output == kept.output, "\(inputs)")
      }
    }
  }

  @Test func `that change their encoding on the way are told from text with a few broken places`() throws {
    try withTemporaryFolder { folder in
      let syllables: [UInt8] = [0xB0, 0xA1, 0xB3, 0xAA, 0x0A]
      for (lines, hint) in [(10, false), (600, true)] {
        let mixed =
          Array(String(repeating: "가나\n", count: 600).utf8) + Array(repeatElement(syllables, count: lines).joined())
        try Data(mixed).write(to: URL(filePath: folder.appending("mixed.txt").string))
        let run = try CommandRun(["count", "mixed.txt", "--output", "-"], in: folder)
        #expect(run.status == 0)
        #expect(
          run.errorText.contains("byte sequences were not UTF-8 and read as U+FFFD; the first at mixed.txt:601:1"))
        #expect(run.errorText.contains("so many are text in another encoding, such as CP949: convert it") == hint)
      }
    }
  }

  private func write(_ folder: FilePath, _ files: [String: String]) throws {
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: folder.appending(name).string)) }
  }
}
