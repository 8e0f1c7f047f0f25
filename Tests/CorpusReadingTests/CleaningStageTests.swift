import CommentText
import SystemPackage
import TestSupport
import Testing

import CorpusReading

struct CleaningStageTests {
  private static let compiled = Result { try CompiledCleaner(Preset.kcelectraPretraining.cleaner) }

  private func stage() throws -> CleaningStage {
    var stage = CleaningStage(try Self.compiled.get())
    stage.measuresSteps = true
    stage.exampleCount = 2
    return stage
  }

  /// Noisy comments of which some are empty, short or broken.
  private static func noisyFile(_ folder: FilePath) throws -> CorpusInput {
    var random = SeededGenerator(seed: 7)
    var bytes: [UInt8] = []
    for number in 0..<6000 {
      bytes += NoisyText.bytes(&random, pieceCount: number % 9).filter { $0 != 0x0A && $0 != 0x0D }
      bytes += number % 7 == 0 ? [0x0D, 0x0A] : [0x0A]
    }
    return try write(bytes, "noisy.txt", in: folder)
  }

  private func cleaned(_ input: CorpusInput, threads: Int, chunk: Int, keepsDropped: Bool = false) throws
    -> (text: [UInt8], report: CleaningReport, invalid: Int)
  {
    var stage = try stage()
    stage.keepsDroppedLines = keepsDropped
    var options = ReadingOptions()
    options.keepsInputOrder = true
    options.chunkByteCount = chunk
    let reader = try CorpusReader([input], options: options, stages: [stage])
    var text: [UInt8] = []
    var invalid = 0
    _ = try reader.forEachBlockInOrder(threads: threads) { _ in
    } _: { _, block in
      (Array(block.text), block.invalidSequences)
    } finish: { bytes, sequences in
      text += bytes
      invalid += sequences
    }
    return (text, try stage.report(reader), invalid)
  }

  @Test("Text, figures and examples are the same whatever the threads and blocks")
  func determinism() throws {
    try withTemporaryFolder { folder in
      let input = try Self.noisyFile(folder)
      let whole = try cleaned(input, threads: 1, chunk: 1 << 20)
      #expect(whole.report.figures.linesIn == 6000)
      #expect(whole.invalid > 0)
      for (threads, chunk) in [(1, 1000), (2, 4096), (4, 500), (3, 1 << 18)] {
        let other = try cleaned(input, threads: threads, chunk: chunk)
        #expect(other.text == whole.text)
        #expect(other.report.figures == whole.report.figures)
        #expect(other.report.examples == whole.report.examples)
        #expect(other.invalid == whole.invalid)
      }
    }
  }

  @Test("Figures add up, and each comment is what cleaning it alone gives")
  func figures() throws {
    try withTemporaryFolder { folder in
      let input = try Self.noisyFile(folder)
      let (text, report, _) = try cleaned(input, threads: 2, chunk: 4096)
      let figures = report.figures
      #expect(
        figures.linesIn == figures.linesOut + figures.linesEmpty + figures.linesEmptied + figures.linesShort)
      #expect(text.count == figures.bytesOut + figures.linesOut)
      let raw = try CorpusReader([input])
      let block = CommentBlock()
      var expected: [UInt8] = []
      while try raw.next(block) {
        block.forEachComment { _, comment in
          let comment = comment.last == 0x0D ? comment.dropLast() : comment[...]
          if let cleaned = try? Self.compiled.get().clean(comment) { expected += cleaned + [0x0A] }
        }
      }
      #expect(text == expected)
      let kept = try cleaned(input, threads: 2, chunk: 4096, keepsDropped: true).text
      #expect(kept.count { $0 == 0x0A } == 6000)
      #expect(kept.split(separator: 0x0A) == text.split(separator: 0x0A))
    }
  }

  @Test("Figures of a small corpus, counted by hand")
  func smallCorpus() throws {
    try withTemporaryFolder { folder in
      let comments = "그대로 남는 댓글입니다\n\n漢字\n짧다\nOOO씨 정말 좋아요ㅋㅋㅋㅋㅋ👍  끝\n"
      let input = try write(comments.utf8, "a.txt", in: folder)
      let (text, report, _) = try cleaned(input, threads: 1, chunk: 1 << 18)
      #expect(String(decoding: text, as: UTF8.self) == "그대로 남는 댓글입니다\n씨 정말 좋아요ㅋㅋ 끝\n")
      let figures = report.figures
      #expect([figures.linesIn, figures.linesOut, figures.linesChanged] == [5, 2, 1])
      #expect([figures.linesEmpty, figures.linesEmptied, figures.linesShort] == [1, 1, 1])
      #expect(figures[.characters].lines == 2)
      #expect(figures[.characters].removedByClass == [.cjk: 2, .emoji: 1])
      #expect(figures[.characters].bytesRemoved == 6 - 1 + 4 - 1)
      #expect(figures[.masks].removedByClass == [.latin: 3])
      #expect(figures[.repeats].removedByClass == [.jamo: 3])
      #expect(figures[.spaces].lines == 2)
      #expect(figures[.links].lines == 0)
      #expect(figures.removedByClass == [.cjk: 2, .emoji: 1, .latin: 3, .jamo: 3])
      #expect(report.examples[.masks]?.map(\.location.line) == [5])
      #expect(report.examples[.length]?.map { String(decoding: $0.before, as: UTF8.self) } == ["짧다"])
    }
  }

  @Test("Places and groups of the comments that stay are kept right")
  func places() throws {
    try withTemporaryFolder { folder in
      let records = "body,topic\n漢字,a\n둘째 댓글은 남습니다,b\n\"짧\",c\n\"넷째도 \"\"남는\"\" 댓글\",d\n"
      let input = try write(records.utf8, "a.csv", in: folder)
      var options = ReadingOptions()
      options.textField = FieldSelector("body")
      options.group = GroupSelector(argument: "topic")
      let reader = try CorpusReader([input], options: options, stages: [try stage()])
      let block = CommentBlock()
      var found: [String] = []
      while try reader.next(block) {
        let groups = block.groups ?? []
        try block.forEachComment { number, comment in
          let location = try reader.location(of: block.place(line: number, byte: 0))
          let group = String(decoding: reader.groupNames[groups[number]], as: UTF8.self)
          found.append("\(location.line) \(group) \(String(decoding: comment, as: UTF8.self))")
        }
      }
      #expect(found == ["3 b 둘째 댓글은 남습니다", #"5 d 넷째도 "남는" 댓글"#])
    }
  }

  @Test("A block that cannot be read ends an ordered run, whoever waits for it")
  func orderedFailure() throws {
    try withTemporaryFolder { folder in
      var lines = (0..<4000).map { #"{"t": "댓글 \#($0)"}"# }
      lines[2000] = "{"
      let input = try write(lines.joined(separator: "\n").utf8, "a.jsonl", in: folder)
      var options = ReadingOptions()
      options.textField = FieldSelector("t")
      options.keepsInputOrder = true
      options.chunkByteCount = 1000
      let reader = try CorpusReader([input], options: options)
      #expect(throws: CorpusError.self) {
        _ = try reader.forEachBlockInOrder(threads: 4) { _ in
        } _: { _, block in
          block.text.count
        } finish: { _ in
        }
      }
    }
  }
}
