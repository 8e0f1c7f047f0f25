import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport

/// Everything that a reader gave, in input order.
struct Reading {
  var comments: [String] = []
  var byteCount = 0
  var groups: [String] = []
  var documents: [String] = []
  var sources: [SourceDescription] = []
  var skipped = SkippedRecords()
  var notices: [CorpusNotice] = []

  init(
    _ inputs: [CorpusInput], _ options: ReadingOptions = ReadingOptions(), threads: Int = 2,
    stages: [any CommentStage] = []
  ) throws {
    try self.init(sources: inputs.map { CorpusSource($0) }, options, threads: threads, stages: stages)
  }

  init(
    sources: [CorpusSource], _ options: ReadingOptions = ReadingOptions(), threads: Int = 2,
    stages: [any CommentStage] = []
  ) throws {
    let reader = try CorpusReader(sources: sources, options: options, stages: stages)
    let parts = try reader.forEachBlock(threads: threads, makeWorker: { _ in [Part]() }) { parts, block in
      parts.append(Part(block))
    }
    let names = reader.groupNames.map { String(decoding: $0, as: UTF8.self) }
    for part in parts.joined().sorted(by: { $0.place < $1.place }) {
      comments += part.comments
      byteCount += part.byteCount
      groups += part.groups.map { names[$0] }
      documents += part.documents
    }
    self.sources = reader.sourceDescriptions()
    skipped = try reader.skippedRecords()
    notices = reader.notices
  }

  private struct Part {
    var place: (Int, Int)
    var comments: [String]
    var byteCount: Int
    var groups: [Int]
    var documents: [String]

    init(_ block: CommentBlock) {
      place = (block.sourceIndex, block.ordinal)
      comments = block.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      // What follows the last newline.
      comments.removeLast()
      byteCount = block.byteCount
      groups = block.groups ?? []
      let runs = block.documents
      documents = (runs?.comments ?? []).map { String(decoding: runs?.key(ofRun: $0.run) ?? [], as: UTF8.self) }
    }
  }
}

/// Options with some of them set.
func options(_ set: (inout ReadingOptions) -> Void) -> ReadingOptions {
  var options = ReadingOptions()
  set(&options)
  return options
}

/// Writes a file into `folder`.
func write(_ bytes: some Sequence<UInt8>, _ name: String, in folder: FilePath) throws -> CorpusInput {
  let path = folder.appending(name)
  try Data(bytes).write(to: URL(filePath: path.string))
  return .file(path)
}

/// Reads one file with this content.
func read(
  _ bytes: some Sequence<UInt8>, _ name: String = "a.txt", _ options: ReadingOptions = ReadingOptions(),
  threads: Int = 2
) throws -> Reading {
  try withTemporaryFolder { folder in try Reading([try write(bytes, name, in: folder)], options, threads: threads) }
}

/// The error of reading one file with this content; nil if there is none.
func errorOfReading(
  _ bytes: some Sequence<UInt8>, _ name: String = "a.txt", _ options: ReadingOptions = ReadingOptions()
) throws -> CorpusError? {
  do {
    _ = try read(bytes, name, options)
    return nil
  } catch let error as CorpusError {
    return error.withoutFolder
  }
}

extension CorpusError {
  /// The same with the temporary folder's name taken off the paths that tests look at.
  var withoutFolder: CorpusError {
    func last(_ path: FilePath) -> FilePath { path.lastComponent.map { FilePath($0.string) } ?? path }
    switch self {
    case .binary(let path, let content): return .binary(last(path), content)
    case .encoding(let path, let found, let expected): return .encoding(last(path), found: found, expected: expected)
    case .truncated(let path, let compression, let offset):
      return .truncated(last(path), compression, byteOffset: offset)
    case .corrupt(let path, let compression, let offset):
      return .corrupt(last(path), compression, byteOffset: offset)
    case .recordTooLong(let path, let line, let limit):
      return .recordTooLong(last(path), line: line, limitByteCount: limit)
    case .textHasNoFields(let path): return .textHasNoFields(last(path))
    case .recordsHaveNoFields(let path): return .recordsHaveNoFields(last(path))
    case .recordsAreUTF8(let path): return .recordsAreUTF8(last(path))
    case .recordCutOff(let path, let record, let offset):
      return .recordCutOff(last(path), record: record, byteOffset: offset)
    case .fieldNeeded(let path, let available): return .fieldNeeded(last(path), available: available)
    case .missingColumn(let path, let field, let available):
      return .missingColumn(last(path), field, available: available)
    case .badArchive(let path, let reason): return .badArchive(last(path), reason: reason)
    case .changedWhileReading(let path): return .changedWhileReading(last(path))
    case .windowTooLarge(let path, let compression, let limit):
      return .windowTooLarge(last(path), compression, limitByteCount: limit)
    case .mostRecordsSkipped(let path, var share):
      share.first.path = last(share.first.path)
      return .mostRecordsSkipped(last(path), share)
    case .badRecord(var record):
      record.path = last(record.path)
      return .badRecord(record)
    default: return self
    }
  }

  /// A bad record of `a.…` at this place.
  static func bad(_ name: FilePath, _ line: Int, _ column: Int, _ reason: BadRecordReason) -> CorpusError {
    .badRecord(BadRecord(path: name, line: line, column: column, reason: reason))
  }
}

/// Every string of up to `length` of these letters.
func strings(of letters: [UInt8], upTo length: Int) -> [[UInt8]] {
  var all: [[UInt8]] = [[]]
  var longest: [[UInt8]] = [[]]
  for _ in 0..<length {
    longest = longest.flatMap { string in letters.map { string + [$0] } }
    all += longest
  }
  return all
}
