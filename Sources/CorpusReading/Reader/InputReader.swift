internal import Synchronization

/// The comments of a run's inputs as they stand there, before any stage.
final class InputReader: CommentSource {
  let inputs: [CorpusInput]
  let sources: [any BlockSource]
  let progress: ReadingProgress
  let skippedLog = SkippedRecordLog()
  let groups = GroupNames()
  let totalBytes: Int?
  let notices: [CorpusNotice]
  private let readers: [RecordReader]
  private let schedule: Schedule

  /// Opens every input and checks its first bytes.
  /// - Throws: the first problem in the order of the inputs.
  init(_ inputs: [CorpusInput], _ options: ReadingOptions) throws(CorpusError) {
    guard !inputs.isEmpty else { throw .noInputs }
    guard inputs.count(where: { $0 == .standardInput }) <= 1 else { throw .standardInputTwice }
    let progress = ReadingProgress()
    var checked: [CheckedInput] = []
    var readers: [RecordReader] = []
    for input in inputs {
      let input = try CheckedInput(input, options)
      let reader = RecordReader(input, policy: options.badRecords, log: skippedLog, groupNames: groups)
      try reader.check(input.head)
      checked.append(input)
      readers.append(reader)
    }
    self.inputs = inputs
    self.readers = readers
    self.progress = progress
    sources = checked.map { $0.makeSource(options, progress) }
    notices = checked.filter(\.head.bytes.isEmpty).map { .emptyFile($0.opened.path) }
    totalBytes = checked.reduce(0) { total, input in
      total.flatMap { total in input.opened.promisedByteCount.map { total + $0 } }
    }
    schedule = Schedule(sources, keepsInputOrder: options.keepsInputOrder)
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    block.reader = self
    while let index = schedule.begin() {
      block.sourceIndex = index
      let source = sources[index]
      let found: Bool
      do throws(CorpusError) {
        found = try source.next(block)
        if found { try readers[index].read(block, from: source) }
      } catch {
        schedule.stop()
        throw error
      }
      schedule.end(index, hasEnded: !found)
      if found { return true }
    }
    return false
  }

  /// The file, line and byte of a place.
  func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation {
    let line = try sources[place.sourceIndex].line(of: place.start)
    let path = inputs[place.sourceIndex].path
    return CorpusLocation(path: path, line: line + place.line + 1, byte: place.byte + 1)
  }
}
