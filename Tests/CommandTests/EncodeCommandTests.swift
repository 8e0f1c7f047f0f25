import SystemPackage
import TestSupport
import Testing

@Suite struct EncodeCommandTests {
  private static let vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "하", "##이", "##요", "\"", "!"]

  private func inFolder(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "vocab.txt", Self.vocabulary.joined(separator: "\n"))
      try body(folder)
    }
  }

  @Test func `One line out for each line in, also for empty ones`() throws {
    try inFolder { folder in
      let run = try CommandRun(["encode", "vocab.txt", "-"], in: folder, input: Array("하이요!\n\n눈 [MASK]하".utf8))
      #expect(run.text == "하 ##이 ##요 !\n\n[UNK] [MASK] 하\n")
      #expect(run.status == 0 && run.errorText.isEmpty)
    }
  }

  @Test func `Ids, JSON and special tokens are asked for`() throws {
    try inFolder { folder in
      let input = Array("하이\"\n".utf8)
      let ids = try CommandRun(["encode", "vocab.txt", "-", "--ids", "--add-special-tokens"], in: folder, input: input)
      #expect(ids.text == "2 5 6 8 3\n")
      let json = try CommandRun(["encode", "vocab.txt", "-", "--json"], in: folder, input: input)
      #expect(json.text == ###"{"tokens": ["하", "##이", "\""], "ids": [5, 6, 8]}"### + "\n")
    }
  }

  @Test func `Ids decode to the text`() throws {
    try inFolder { folder in
      let run = try CommandRun(["decode", "vocab.txt"], in: folder, input: Array("2 5 6 9 3\n\n5".utf8))
      #expect(run.text == "하이!\n\n하\n")
      let kept = try CommandRun(
        ["decode", "vocab.txt", "--keep-special-tokens"], in: folder, input: Array("2 5\n".utf8))
      #expect(kept.text == "[CLS] 하\n")
      let bad = try CommandRun(["decode", "vocab.txt", "ids.txt"], in: folder)
      #expect(bad.status == 1 && bad.errorText == "error: ids.txt: no such file; check the name\n")
      let word = try CommandRun(["decode", "vocab.txt"], in: folder, input: Array("5\n5 six\n".utf8))
      #expect(
        word.errorText == "error: standard input:2: \"six\" is not an id; give whole numbers separated by spaces\n")
    }
  }

  @Test func `Carriage returns and a missing last newline change nothing`() throws {
    try inFolder { folder in
      let expected = "하 ##이\n\n하\n"
      for input in ["하이\n\n하\n", "하이\r\n\r\n하\r\n", "하이\r\n\r\n하", "\u{FEFF}하이\n\n하"] {
        let run = try CommandRun(["encode", "vocab.txt", "-"], in: folder, input: Array(input.utf8))
        #expect(run.text == expected, "\(Array(input.utf8))")
      }
      #expect(try CommandRun(["encode", "vocab.txt", "-", "--quiet"], in: folder).text.isEmpty)
    }
  }

  @Test func `Bytes that are not UTF-8 are counted and located`() throws {
    try inFolder { folder in
      let bytes = Array("하\n하이".utf8) + [0xFF] + Array("하\n".utf8)
      let run = try CommandRun(["encode", "vocab.txt", "-"], in: folder, input: bytes)
      #expect(run.status == 0 && run.text == "하\n[UNK]\n")
      #expect(
        run.errorText == "warning: 1 byte sequence was not UTF-8 and read as U+FFFD; the first at standard input:2:7 "
          + "(--strict stops there)\n")
      let strict = try CommandRun(["encode", "vocab.txt", "-", "--strict"], in: folder, input: bytes)
      #expect(strict.status == 1)
      #expect(
        strict.errorText
          == "error: standard input:2:7: is not UTF-8; repair or convert the text, or leave out --strict to "
          + "read such bytes as U+FFFD\n")
    }
  }

  @Test func `An output that cannot be written is an error`() throws {
    try inFolder { folder in
      let script = "yes 하이요 | head -100000 | \"$0\" encode vocab.txt - > /dev/full"
      let run = try ChildProcess("/bin/sh", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: standard output: cannot be written (No space left on device); check its disk\n")
    }
  }

  @Test func `Nothing to encode is wrong usage`() throws {
    try inFolder { folder in
      let run = try CommandRun(["encode", "vocab.txt"], in: folder)
      #expect(run.status == 64 && run.output.isEmpty)
    }
  }

  @Test func `Lines keep their order on many threads`() throws {
    try inFolder { folder in
      let lines = (0..<60_000).map { String(repeating: "하이요! ", count: $0 % 7) }
      let input = Array(lines.joined(separator: "\n").utf8)
      let one = try CommandRun(["encode", "vocab.txt", "-", "--threads", "1"], in: folder, input: input)
      let four = try CommandRun(["encode", "vocab.txt", "-", "--threads", "4"], in: folder, input: input)
      #expect(one.output.count > 1_000_000)
      #expect(one.output == four.output)
    }
  }

  @Test func `A reader that has seen enough is no error`() throws {
    try inFolder { folder in
      let script = "yes 하이요 | head -200000 | \"$0\" encode vocab.txt - | head -1; echo ${PIPESTATUS[2]}"
      let run = try ChildProcess("/bin/bash", ["-c", script, CommandRun.executable], in: folder)
      #expect(run.text == "하 ##이 ##요\n0\n")
      #expect(run.errorText.isEmpty)
    }
  }

  @Test func `A vocabulary that is none is named`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "bpe.json", #"{"model": {"type": "BPE"}}"#)
      for (file, message) in [
        ("bpe.json", "bpe.json: holds a BPE model; only WordPiece vocabularies can be read"),
        (".", ".: holds neither vocab.txt nor tokenizer.json (bpe.json); name a vocabulary directory"),
        ("none", "none: no such file; check the name"),
      ] {
        let run = try CommandRun(["encode", file, "-"], in: folder)
        #expect(run.errorText == "error: \(message)\n")
        #expect(run.status == 1)
      }
    }
  }
}
