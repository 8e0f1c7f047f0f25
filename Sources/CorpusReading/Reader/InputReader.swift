internal import CommentText
internal import SystemPackage

internal import Synchronization

/// The comments of a run's inputs as they stand there, before any stage.
final class InputReader: CommentSource, BlockOrigin {
  let paths: [FilePath]
  let sources: [any BlockSource]
  let progress: ReadingProgress
  let skippedLog = SkippedRecordLog()
  let groups = GroupNames()
  let totalBytes: Int?
  /// Whether some of the files lie in archives.
  let readsArchives: Bool
  let notices: [CorpusNotice]
  let readers: [RecordReader]
  private let cleaners: [CompiledCleaner?]
  private let schedule: Schedule

  /// Opens every input and checks its first bytes.
  /// - Throws: the first problem in the order of the inputs.
  init(_ inputs: [CorpusSource], _ options: ReadingOptions) throws(CorpusError) {
    guard !inputs.isEmpty else { throw .noInputs }
    guard inputs.count(where: { $0.input == .standardInput }) <= 1 else { throw .standardInputTwice }
    let progress = ReadingProgress()
    var checked: [CheckedInput] = []
    var readers: [RecordReader] = []
    var cleaners: [CompiledCleaner?] = []
    var notices: [CorpusNotice] = []
    for source in inputs {
      let files = try Self.open(source, options, &notices)
      for input in files {
        let reader = RecordReader(input, policy: options.badRecords, log: skippedLog, groupNames: groups)
        try reader.check(input.head)
        notices += input.notices
        checked.append(input.withoutHead)
        readers.append(reader)
        cleaners.append(source.cleaner)
      }
    }
    paths = checked.map(\.opened.path)
    readsArchives = checked.contains { $0.opened.entry != nil }
    self.readers = readers
    self.cleaners = cleaners
    self.progress = progress
    sources = checked.map { $0.makeSource(progress) }
    self.notices = notices
    totalBytes = checked.reduce(0) { total, input in
      total.flatMap { total in input.promisedByteCount.map { total + $0 } }
    }
    schedule = Schedule(sources, keepsInputOrder: options.keepsInputOrder)
  }

  /// The input, or the files in it if it is an archive.
  private static func open(
    _ source: CorpusSource, _ options: ReadingOptions, _ notices: inout [CorpusNotice]
  ) throws(CorpusError) -> [CheckedInput] {
    let options = options.applying(source)
    let opened = try OpenedInput(source.input)
    guard options.format != .records, opened.stamp != nil, ContentCheck.binaryContent(opened.head) == .zip else {
      return [try CheckedInput(opened, options)]
    }
    let path = source.input.path
    let content = try ZipArchive.content(of: path)
    notices += content.others.map { .passedOver(path.appending($0.string), .notAFile) }
    guard !content.entries.isEmpty else { throw .badArchive(path, reason: "it holds no files") }
    var files: [CheckedInput] = []
    for entry in content.entries { files.append(try CheckedInput(try OpenedInput(opened, entry: entry), options)) }
    return files
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    block.origin = self
    while let index = schedule.begin() {
      block.sourceIndex = index
      let source = sources[index]
      let found: Bool
      do throws(CorpusError) {
        found = try source.next(block)
        if found { try readers[index].read(block, from: source) }
        if schedule.end(index, hasEnded: !found) { try readers[index].finish(source) }
      } catch {
        schedule.stop()
        throw error
      }
      if found { return true }
    }
    return false
  }

  func plan(ofSource index: Int) -> RecordPlan { readers[index].plan }

  func cleaner(ofSource index: Int) -> CompiledCleaner? { cleaners[index] }

  func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation {
    let line = try sources[place.sourceIndex].line(of: place.start)
    return CorpusLocation(path: paths[place.sourceIndex], line: line + place.line + 1, byte: place.byte + 1)
  }
}
