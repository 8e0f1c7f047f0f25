import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

@Suite struct InfoCommandTests {
  private func withVocabulary(_ body: (FilePath) throws -> Void) throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "하이 하이요\n하이 ☃\n")
      let train = ["train", "a.txt", "--limit-alphabet", "3", "--vocab-size", "10", "--output", "out"]
      #expect(try CommandRun(train, in: folder).status == 0)
      try body(folder)
    }
  }

  @Test func `A directory tells how it was made`() throws {
    try withVocabulary { folder in
      let run = try CommandRun(["info", "out"], in: folder)
      #expect(run.status == 0 && run.errorText.isEmpty)
      for part in [
        "vocabulary      out (directory)\n", "special tokens  [PAD] [UNK] [CLS] [SEP] [MASK]\n",
        "text            NFC, control characters deleted, CJK spaced, case kept, accents kept\n",
        "trained on      2 comments, 4 words, 3 distinct\n", "source          a.txt, ",
      ] { #expect(run.text.contains(part), "\(part)") }
    }
  }

  @Test func `JSON is the manifest, which names what was dropped`() throws {
    try withVocabulary { folder in
      let run = try CommandRun(["info", "out", "--json"], in: folder)
      #expect(run.text == (try text(folder, "out/training.json")))
      struct Manifest: Decodable {
        struct Training: Decodable {
          struct Alphabet: Decodable {
            var kept, dropped, droppedOccurrences: Int
            var droppedCharacters: [String: Int]
          }
          var alphabet: Alphabet
        }
        var training: Training
      }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let alphabet = try decoder.decode(Manifest.self, from: Data(run.output)).training.alphabet
      #expect(alphabet.kept == 3 && alphabet.dropped == 1 && alphabet.droppedOccurrences == 1)
      // Of ☃ and 요, which occur once each, the one with the higher code point goes.
      #expect(alphabet.droppedCharacters == ["U+C694": 1])
    }
  }

  @Test func `A bare list of tokens tells what it can`() throws {
    try withVocabulary { folder in
      let run = try CommandRun(["info", "out/vocab.txt"], in: folder)
      #expect(run.text.contains("vocabulary      out/vocab.txt (list of tokens)\n"))
      #expect(run.text.contains("text            not said; give it by flags (--normalization and others)\n"))
      struct Report: Decodable {
        var schema, form, sha256: String
        var size: Int
      }
      let report = try JSONDecoder().decode(
        Report.self, from: Data(try CommandRun(["info", "out/vocab.txt", "--json"], in: folder).output))
      #expect(report.schema == "kc-vocab/info/1" && report.form == "list" && report.size == 10)
    }
  }

  @Test func `What is no vocabulary is an error`() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["info", "none"], in: folder)
      #expect(run.status == 1 && run.errorText == "error: none: no such file; check the name\n")
    }
  }
}
