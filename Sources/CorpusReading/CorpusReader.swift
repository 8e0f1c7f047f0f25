public import CommentText

/// Reads comments from files and standard input for any number of threads.
///
/// Every input is opened and its first bytes are checked before any work, so one bad file among many is named at once.
/// Plain files are read by several threads at the same time; streams and compressed files by one thread each, while
/// others work on what was read.
public final class CorpusReader: CommentSource {
  private let reader: InputReader
  /// The reader below all stages.
  private let comments: any CommentSource
  private let cleaningStage: CleaningStage?

  /// - Parameter stages: what comments go through, in this order, before they are handed out.
  /// - Throws: the first problem in the order of the inputs.
  public convenience init(
    _ inputs: [CorpusInput], options: ReadingOptions = ReadingOptions(), stages: [any CommentStage] = []
  ) throws(CorpusError) {
    try self.init(sources: inputs.map { CorpusSource($0) }, options: options, stages: stages)
  }

  /// Reads inputs of which each may be read in its own way.
  /// - Parameters:
  ///   - stages: what comments go through, in this order, before they are handed out.
  ///   - notices: what was noticed when the inputs were looked for.
  /// - Throws: the first problem in the order of the inputs.
  public init(
    sources: [CorpusSource], options: ReadingOptions = ReadingOptions(), stages: [any CommentStage] = [],
    notices: [CorpusNotice] = []
  ) throws(CorpusError) {
    var options = options
    if stages.contains(where: \.needsInputOrder) { options.keepsInputOrder = true }
    let reader = try InputReader(sources, options)
    self.reader = reader
    self.notices = notices + reader.notices
    cleaningStage = stages.lazy.compactMap { $0 as? CleaningStage }.first
    comments = stages.reduce(reader as any CommentSource) { source, stage in stage.source(over: source) }
  }

  public func next(_ block: CommentBlock) throws(CorpusError) -> Bool { try comments.next(block) }

  /// Bytes to read as they lie on disk; nil if an input does not say how long it is.
  public var totalBytes: Int? { reader.totalBytes }

  /// Whether some of what is read lies in archives.
  package var readsArchives: Bool { reader.readsArchives }

  /// What is odd about the inputs and no error.
  public let notices: [CorpusNotice]

  /// The names of the groups that `CommentBlock.groups` numbers; complete after the end.
  public var groupNames: [[UInt8]] { reader.groups.names }

  /// Records that were left out as bad; complete after the end.
  /// - Throws: what `location(of:)` throws.
  public func skippedRecords() throws(CorpusError) -> SkippedRecords {
    try reader.skippedLog.summary { place throws(CorpusError) in try location(of: place) }
  }

  /// What cleans the comments, but for sources that have a cleaner of their own; nil if nothing does.
  public var cleaner: Cleaner? { cleaningStage?.compiled.cleaner }

  /// What cleaning did; complete after the end, nil without cleaning.
  /// - Throws: what `location(of:)` throws.
  public func cleaningReport() throws(CorpusError) -> CleaningReport? {
    guard let cleaningStage else { return nil }
    return try cleaningStage.report(self)
  }

  /// Bytes read so far as they lie on disk.
  public var bytesDone: Int { reader.progress.bytesDone }

  /// What was read, in the order of the inputs; to be asked once, after the end.
  ///
  /// The digests are those of the bytes on disk, and empty where `ReadingOptions.digestsSources` is off.
  public func sourceDescriptions() -> [SourceDescription] { reader.sources.map(\.description) }

  /// The file, line and byte of a place; reads the file up to there where lines were not counted in passing.
  /// - Throws: `CorpusError.file`, `.readFailed`, `.changedWhileReading`.
  /// - Complexity: O(bytes before the place).
  public func location(of place: CorpusPlace) throws(CorpusError) -> CorpusLocation {
    try reader.location(of: place)
  }
}

extension CleaningStage {
  /// What was done, complete after the reader's end.
  /// - Throws: what `CorpusReader.location(of:)` throws.
  public func report(_ reader: CorpusReader) throws(CorpusError) -> CleaningReport {
    try log.report(compiled.cleaner) { place throws(CorpusError) in try reader.location(of: place) }
  }
}
