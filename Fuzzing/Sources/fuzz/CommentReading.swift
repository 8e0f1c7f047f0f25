import CorpusReading
import SystemPackage

/// Everything that a reader gives for its inputs, in their order.
struct CommentReading: Equatable {
  var comments: [[UInt8]] = []
  var groups: [[UInt8]] = []
  var documents: [[UInt8]] = []
  var skipped: [String] = []
  var skippedCount = 0

  init(
    _ path: FilePath, _ options: ReadingOptions, threads: Int, stages: [any CommentStage] = []
  ) throws {
    let reader = try CorpusReader([.file(path)], options: options, stages: stages)
    let workers = try reader.forEachBlock(threads: threads, makeWorker: { _ in [Part]() }) { parts, block in
      parts.append(Part(block))
    }
    let names = reader.groupNames
    for part in workers.joined().sorted(by: { $0.ordinal < $1.ordinal }) {
      comments += part.comments
      groups += part.groups.map { names[$0] }
      documents += part.documents
    }
    let skipped = try reader.skippedRecords()
    skippedCount = skipped.count
    self.skipped = skipped.first.map { "\($0.line):\($0.column) \($0.reason)" }
  }

  private struct Part {
    var ordinal: Int
    var comments: [[UInt8]] = []
    var groups: [Int]
    var documents: [[UInt8]]

    init(_ block: CommentBlock) {
      ordinal = block.ordinal
      groups = block.groups ?? []
      let runs = block.documents
      documents = (runs?.comments ?? []).map { Array(runs?.key(ofRun: $0.run) ?? []) }
      block.forEachComment { _, comment in comments.append(Array(comment)) }
    }
  }

  /// What reading gives, or its error; bytes that are compared lie in a file of one name, because errors hold it.
  static func outcome(_ bytes: [UInt8], _ options: ReadingOptions, threads: Int = 1) -> Outcome<CommentReading> {
    let path: FilePath
    do { path = try Scratch.write(bytes, "read") } catch { fail("no file: \(error)") }
    return Outcome { try CommentReading(path, options, threads: threads) }
  }
}
