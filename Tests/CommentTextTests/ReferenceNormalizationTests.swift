import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// Live comparison with Hugging Face tokenizers.
@Suite(.enabled(if: Python.reference != nil, Python.reason))
struct ReferenceNormalizationTests {
  private func python(_ script: String, _ arguments: [String] = [], input: [UInt8] = []) throws -> ChildProcess {
    let run = try withTemporaryFolder { folder in
      try ChildProcess(Python.reference!, ["-c", script] + arguments, in: folder, input: input)
    }
    try #require(run.status == 0, "\(run.errorText)")
    return run
  }

  /// Texts that show a scalar's combining class, its compositions and its own normal form.
  private static func probes(_ scalar: Unicode.Scalar) -> [String] {
    [
      "\(scalar)", "a\(scalar)\u{300}\u{327}", "a\u{327}\u{300}\(scalar)\u{327}\u{334}", "가\(scalar)\u{11A8}\u{300}",
      "\u{1100}\(scalar)\u{1161}",
    ]
  }

  @Test(
    "The reference's NFC, of Unicode 9.0, differs from ICU's only in newer characters, none of them Hangul or emoji")
  func normalFormC() throws {
    let off = BertNormalization(cleansText: false, spacesCJK: false)
    let pipeline = try CompiledPipeline(TextPipeline(normalization: .nfc, bert: off))
    let scalars = (UInt32(0)..<0x11_0000).compactMap { Unicode.Scalar($0) }.filter { $0 != "\n" && $0 != "\r" }
    let input = scalars.map { Self.probes($0).joined(separator: " ") }.joined(separator: "\n")
    let script = """
      import sys
      from tokenizers.normalizers import NFC
      normalizer = NFC()
      for line in sys.stdin.buffer.read().split(b"\\n"):
          sys.stdout.buffer.write(normalizer.normalize_str(line.decode()).encode() + b"\\n")
      """
    let lines = try python(script, input: Array(input.utf8)).output.split(
      separator: 0x0A, omittingEmptySubsequences: false)
    var different: [Unicode.Scalar] = []
    for (scalar, line) in zip(scalars, lines)
    where pipeline.normalize(Self.probes(scalar).joined(separator: " ")) != Array(line) {
      different.append(scalar)
    }
    #expect(lines.count == scalars.count + 1)
    #expect(!different.isEmpty && different.count < 200)
    for scalar in different {
      let age = try #require(scalar.properties.age)
      #expect(age > (9, 0))
      #expect(scalar.properties.canonicalCombiningClass != .notReordered)
      #expect(!scalar.properties.isEmoji && !scalar.properties.isEmojiModifier)
      #expect(!(0x1100...0x11FF).contains(scalar.value) && !(0x3130...0x318F).contains(scalar.value))
      #expect(!(0xA960...0xA97F).contains(scalar.value) && !(0xAC00...0xD7FF).contains(scalar.value))
    }
  }

  @Test("Real comments give the reference's words, with NFC and without", .enabled(if: Shared.isPresent, Shared.reason))
  func realComments() throws {
    let script = """
      import subprocess, sys
      from tokenizers.normalizers import NFC, BertNormalizer
      from tokenizers.pre_tokenizers import BertPreTokenizer
      text = subprocess.run(["zstd", "-dcq", sys.argv[1]], capture_output=True, check=True).stdout.decode()
      nfc, split = NFC(), BertPreTokenizer()
      bert = BertNormalizer(clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)
      for line in text.split("\\n")[:-1]:
          answers = [line]
          for source in (line, nfc.normalize_str(line)):
              answers.append(" ".join(word for word, _ in split.pre_tokenize_str(bert.normalize_str(source))))
          sys.stdout.buffer.write("".join(answer + "\\n" for answer in answers).encode())
      """
    let output = try python(script, [Shared.path("data/news-comments.txt.zst")]).output
    let lines = output.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 3 * 33_893)
    let raw = try CompiledPipeline(TextPipeline(normalization: .none))
    let composed = try CompiledPipeline(.standard)
    for start in stride(from: 0, to: lines.count, by: 3) {
      let text = Array(lines[start])
      #expect(Array(raw.words(of: text).joined(separator: [0x20])) == Array(lines[start + 1]), "line \(start / 3)")
      #expect(Array(composed.words(of: text).joined(separator: [0x20])) == Array(lines[start + 2]), "line \(start / 3)")
    }
  }
}
