internal import Synchronization

/// Reads comments from files and standard input for any number of threads.
///
/// Every input is opened and its first bytes are checked before any work, so one bad file among many is named at once.
/// Plain files are read by several threads at the same time; streams and compressed files by one thread each, while
/// others work on what was read.
public final class CorpusReader: CommentSource {
  private let inputs: [CorpusInput]
  private let sources: [any BlockSource]
  private let readers: [RecordReader]
  private let skippedLog = SkippedRecordLog()
  private let groups = GroupNames()
  private let progress: ReadingProgress
  private let schedule: Schedule
  /// Bytes to read as they lie on disk; nil if an input does not say how long it is.
  public let totalBytes: Int?
  /// What is odd about the inputs and no error.
  public let notices: [CorpusNotice]

  /// - Throws: the first problem in the order of the inputs.
  public init(_ inputs: [CorpusInput], options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
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

  public func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
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

  /// The names of the groups that `CommentBlock.groups` numbers; complete after the end.
  public var groupNames: [[UInt8]] { groups.names }

  /// Records that were left out as bad; complete after the end.
  /// - Throws: what `location(of:)` throws.
  public func skippedRecords() throws(CorpusError) -> SkippedRecords {
    try skippedLog.summary { place throws(CorpusError) in try location(of: place) }
  }

  /// Bytes read so far as they lie on disk.
  public var bytesDone: Int { progress.bytesDone }

  /// What was read, in the order of the inputs; to be asked once, after the end.
  ///
  /// The digests are those of the bytes on disk, and empty where `ReadingOptions.digestsSources` is off.
  public func sourceDescriptions() -> [SourceDescription] { sources.map(\.description) }

  /// The file, line and byte of a place; reads the file up to there where lines were not counted in passing.
  /// - Throws: `CorpusError.file`, `.readFailed`, `.changedWhileReading`.
  /// - Complexity: O(bytes before the place).
  public func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation {
    let line = try sources[place.sourceIndex].line(of: place.start)
    return CorpusLocation(path: inputs[place.sourceIndex].path, line: line + place.line + 1, byte: place.byte + 1)
  }
}
