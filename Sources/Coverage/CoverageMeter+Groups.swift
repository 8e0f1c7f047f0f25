public import CommentText
public import CorpusReading
internal import Glibc
public import WordCounting

/// The comments of one group, measured by themselves.
public struct GroupCoverage: Sendable {
  /// The group's name: the value of the field that divides the comments.
  public var key: [UInt8]
  /// Without word counts: those are of the whole corpus.
  public var coverage: CorpusCoverage
}

extension CoverageMeter {
  /// More groups than this are taken for a field that divides nothing, such as a comment's number. Each takes some
  /// megabytes for each thread.
  public static let groupLimit = 400

  /// Measures a corpus as a whole and by the groups that `ReadingOptions.group` asks for, in one pass.
  ///
  /// Groups come in the order of their names' bytes.
  /// - Throws: `CoverageError.counting`, `.tooManyGroups`, `.groupsNeedMemory`.
  ///
  /// - Complexity: as `measure`; what `memory` says is for the words of all groups together, and for the sums of each.
  public func measureGroups(
    _ reader: CorpusReader, _ pipeline: CompiledPipeline, progress: CountingProgress? = nil
  ) throws(CoverageError) -> (whole: CoverageResult, groups: [GroupCoverage]) {
    let threads = try read(reader, progress) { GroupedWorker(pipeline, meter: self) }
    do {
      let pipeline = pipeline.pipeline.cleaned(by: reader.cleaner)
      var groups: [GroupCoverage] = []
      let names = reader.groupNames.enumerated().sorted { $0.element.lexicographicallyPrecedes($1.element) }
      let sources = reader.sourceDescriptions()
      for (number, name) in names {
        let workers = threads.compactMap { $0.workers[number] }
        var coverage = try coverage(workers, pipeline, sources)
        // Joining the groups takes the counts away from these words.
        coverage.words = try WordCounts(
          joining: [], threads: 1, pipeline: pipeline, totals: coverage.corpus, sources: sources)
        groups.append(GroupCoverage(key: name, coverage: coverage))
      }
      let workers = threads.flatMap { thread in thread.workers.sorted { $0.key < $1.key }.map(\.value) }
      let whole = CoverageResult(
        coverage: try coverage(workers, pipeline, sources), invalidLocations: try invalidLocations(workers, reader))
      return (whole, groups)
    } catch {
      throw .counting(error)
    }
  }
}

/// What one thread measures groups with: a worker for each, since each has distinct words of its own.
final class GroupedWorker: BlockWorker {
  private let pipeline: CompiledPipeline
  private let meter: CoverageMeter
  private let spillFile: SpillFile?
  /// By the group's number.
  private(set) var workers: [Int: CoverageWorker] = [:]

  init(_ pipeline: CompiledPipeline, meter: CoverageMeter) {
    self.pipeline = pipeline
    self.meter = meter
    spillFile = meter.memory.map { SpillFile($0) }
  }

  /// Gives each run of comments of one group to its worker.
  func read(_ block: CommentBlock) throws {
    let groups = block.groups ?? []
    // Of the lines that cleaning dropped nobody knows the group any more.
    if block.invalidSequences > 0 { try worker(groups.first ?? 0).noteCleaned(block) }
    var (line, offset) = (0, 0)
    while line < groups.count {
      let (firstLine, start) = (line, offset)
      while line < groups.count, groups[line] == groups[firstLine] {
        offset = endOfLine(block.text, offset)
        line += 1
      }
      let text = UnsafeRawBufferPointer(rebasing: block.text[start..<offset])
      try worker(groups[firstLine]).read(text, of: block, firstLine: firstLine, byteCount: text.count)
    }
    try spillIfFull(block)
  }

  /// Spills all tables if the next block might have no room: each is small, and what one of them gives back is soon
  /// full again.
  private func spillIfFull(_ block: CommentBlock) throws(WordCountingError) {
    guard let byteLimit else { return }
    let room = byteLimit - workers.count * byteCountOfGroup
    // In comments, a block never holds a new word for more than every eighth byte; each takes about so many bytes.
    let ahead = block.text.count / 8 * 100
    guard workers.values.reduce(ahead, { $0 + $1.wordByteCount }) > room else { return }
    for worker in workers.values { try worker.spillAndRelease() }
  }

  /// What a thread's groups may occupy; nil: anything.
  private var byteLimit: Int? { meter.memory.map { $0.byteLimit / meter.threads } }

  /// A group's sums and an empty table.
  private var byteCountOfGroup: Int { (1 + meter.vocabularies.count) << 20 }

  private func worker(_ group: Int) throws -> CoverageWorker {
    if let worker = workers[group] { return worker }
    guard group < CoverageMeter.groupLimit else { throw TooManyGroups() }
    // As many bytes again for the words that come at a time.
    let needed = 2 * (workers.count + 1) * byteCountOfGroup
    if let byteLimit, needed > byteLimit {
      throw GroupsNeedMemory(groups: workers.count + 1, byteLimit: needed * meter.threads)
    }
    let worker = CoverageWorker(pipeline, meter: meter, spillFile: spillFile)
    workers[group] = worker
    return worker
  }

  /// The byte after the newline that ends the line at `start`.
  private func endOfLine(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    guard let base = text.baseAddress, let newline = memchr(base + start, 0x0A, text.count - start) else {
      return text.count
    }
    return UnsafeRawPointer(newline) - base + 1
  }
}

struct TooManyGroups: Error {}

struct GroupsNeedMemory: Error {
  var groups: Int
  /// For all threads.
  var byteLimit: Int
}
