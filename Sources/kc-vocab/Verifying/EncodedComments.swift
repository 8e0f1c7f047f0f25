import CommentText
import CorpusReading
import DurableFiles
import SystemPackage
import WordPiece

/// Comments as they were encoded here, in temporary files: the comments, and a line of ids for each.
struct EncodedComments {
  let comments: ScratchFile
  /// Without special tokens around each comment.
  let plainIDs: ScratchFile
  /// With them.
  let surroundedIDs: ScratchFile
  private(set) var count = 0

  init(_ input: InputOptions, _ run: RunOptions, _ loaded: LoadedVocabulary, _ pipeline: TextPipeline) throws {
    let directory = run.temporaryDirectory
    comments = try ScratchFile(in: directory)
    plainIDs = try ScratchFile(in: directory)
    surroundedIDs = try ScratchFile(in: directory)
    let words = WordEncoder(loaded.vocabulary, maximumScalarCount: loaded.maximumScalarCount)
    let (compiled, surroundings) = (try CompiledPipeline(pipeline), try loaded.surroundings())
    let dedup = try run.deduplication(input)
    let reader = try input.reader(dedup: dedup) { options in
      options.keepsInputOrder = true
      options.memoryLimitBytes = run.readingByteCount
    }
    run.warn(ReadingWarnings.empty(reader))
    let progress = ProgressLine(run)
    defer { progress.clear() }
    let strict = input.strict
    var count = 0
    let files = (comments, plainIDs, surroundedIDs)
    _ = try reader.forEachBlockInOrder(threads: run.threadCount) { _ in
      Self.workers(words, compiled, surroundings)
    } _: { workers, block in
      progress.show(stage: "encoding", done: reader.bytesDone, total: reader.totalBytes, unit: .bytes)
      return EncodedBlock(
        text: Array(block.text), plain: try workers.plain.lines(of: block, strict: strict, reader),
        surrounded: try workers.surrounded.lines(of: block, strict: strict, reader))
    } finish: { encoded in
      count += encoded.plain.count { $0 == 0x0A }
      for (file, bytes) in [(files.0, encoded.text), (files.1, encoded.plain), (files.2, encoded.surrounded)] {
        try bytes.withUnsafeBytes { _ = try file.append($0) }
      }
    }
    self.count = count
    progress.clear()
    try run.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    guard count > 0 else { throw CommandFailure("there is no comment to encode; check that the right files are named") }
  }

  private struct EncodedBlock {
    var text: [UInt8]
    var plain: [UInt8]
    var surrounded: [UInt8]
  }

  private static func workers(
    _ words: WordEncoder, _ pipeline: CompiledPipeline, _ surroundings: TextSurroundings
  ) -> (plain: EncodingWorker, surrounded: EncodingWorker) {
    let surrounded = TextEncoder(words, pipeline)
    surrounded.addsSpecialTokens = true
    surrounded.surroundings = surroundings
    return (EncodingWorker(TextEncoder(words, pipeline), .ids), EncodingWorker(surrounded, .ids))
  }

  /// The comment with this number, from 0.
  func comment(_ number: Int) throws -> String {
    var lines = ScratchLines(comments)
    var line = try lines.next()
    for _ in 0..<number { line = try lines.next() }
    return String(decoding: line ?? [], as: UTF8.self)
  }
}
