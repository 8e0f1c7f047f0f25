internal import SystemPackage

/// Cuts a stream into blocks of whole records.
final class RecordCutter {
  private let path: FilePath
  private let open: () throws(CorpusError) -> OpenStream
  private let boundary: RecordBoundary
  private let chunkByteCount: Int
  private let recordLimit: Int
  /// Whether a record that a quotation mark leaves open is cut off at its line's end, so that reading can go on.
  private let passesOverBadRecords: Bool
  private var stream: OpenStream?
  /// The start of a record whose end is not read yet.
  private let remainder = ByteStore()
  private var nextOrdinal = 0
  /// Lines before this place; of framed records, records.
  private var nextLine = 0
  /// Bytes before the remainder.
  private var cutByteCount = 0
  private var streamHasEnded = false
  private var hasEnded = false
  private(set) var description: SourceDescription

  /// Bytes to cut and the file they come from.
  struct OpenStream {
    var file: FileStream
    var bytes: any ByteStream
  }

  /// What ends a record.
  enum RecordBoundary: Equatable {
    case newline
    /// A newline outside quotation marks.
    case unquotedNewline(separator: UInt8)
    /// The comma behind an element of an array, or the array's end.
    case arrayElement
    /// The length that stands before it, or before each of its frames.
    case frames(perRecord: Int)
  }

  /// - Parameter open: opens the stream when it is the source's turn.
  init(
    _ path: FilePath, boundary: RecordBoundary, recordLimit: Int, options: ReadingOptions,
    open: @escaping () throws(CorpusError) -> OpenStream
  ) {
    self.path = path
    self.open = open
    self.boundary = boundary
    self.recordLimit = recordLimit
    chunkByteCount = options.chunkByteCount
    passesOverBadRecords = options.badRecords == .skip
    description = SourceDescription(name: path.lastComponent?.string ?? "-", byteCount: 0, sha256: "")
  }

  /// Fills the block's raw text; false at the end, and from then on.
  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    guard !hasEnded else { return false }
    do throws(CorpusError) {
      return try fill(block)
    } catch {
      hasEnded = true
      throw error
    }
  }

  private func fill(_ block: CommentBlock) throws(CorpusError) -> Bool {
    let stream = if let stream { stream } else { try open() }
    self.stream = stream
    let raw = block.raw
    raw.count = 0
    raw.append(remainder.bytes)
    let cut = try readRecords(raw, stream)
    if streamHasEnded && cut.end == raw.count { finish(stream) }
    guard raw.count > 0 else { return false }
    remainder.count = 0
    remainder.append(UnsafeRawBufferPointer(rebasing: raw.bytes[cut.end...]))
    raw.count = cut.end
    cutByteCount += cut.end
    place(block, cut)
    return true
  }

  private func finish(_ stream: OpenStream) {
    hasEnded = true
    description.byteCount = stream.file.byteCount
    description.sha256 = stream.file.finishDigest()
    self.stream = nil
  }

  /// Gives the block its place and text.
  private func place(_ block: CommentBlock, _ cut: Cut) {
    let start = textStart(block.raw)
    block.ordinal = nextOrdinal
    block.start = .line(nextLine)
    nextOrdinal += 1
    nextLine += cut.frameRecords ?? newlineCount(block.raw.bytes)
    block.setText(start..<block.raw.count, addsNewline: hasEnded && cut.frameRecords == nil)
    block.unclosedQuote = cut.unclosedQuote.map { $0 - start }
    block.endsSource = hasEnded
  }

  /// Where the text starts: after a byte order mark at the start of the stream.
  private func textStart(_ raw: ByteStore) -> Int {
    if case .frames = boundary { return 0 }
    return nextOrdinal == 0 && raw.bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
  }

  private struct Cut {
    var end: Int
    var unclosedQuote: Int?
    /// How many records it holds, of framed ones.
    var frameRecords: Int?
  }

  /// Reads until a record ends in `raw` after at least a chunk, or the stream ends.
  private func readRecords(_ raw: ByteStore, _ stream: OpenStream) throws(CorpusError) -> Cut {
    if case .frames(let framesPerRecord) = boundary { return try readFrames(raw, stream, framesPerRecord) }
    var wanted = max(chunkByteCount, ByteOrderMark.utf8.count)
    var tracker: QuoteTracker?
    var elements = JSONElementTracker(start: textStart(raw), isStart: nextOrdinal == 0)
    var searched = 0
    while true {
      try read(stream, into: raw, upTo: wanted)
      let end: Int?
      switch boundary {
      case .newline:
        end = streamHasEnded ? raw.count : raw.bytes[searched...].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      case .unquotedNewline(let separator):
        if tracker == nil { tracker = QuoteTracker(separator: separator, start: textStart(raw)) }
        tracker?.scan(raw.bytes, isLast: streamHasEnded)
        if streamHasEnded, let opening = tracker?.opening { return try cutAtUnclosedQuote(raw, opening, tracker) }
        end = streamHasEnded ? raw.count : tracker?.lastRecordEnd(in: raw.bytes)
      case .arrayElement:
        elements.scan(raw.bytes)
        end = streamHasEnded ? raw.count : elements.lastElementEnd
      case .frames: preconditionFailure("frames are read by their lengths")
      }
      if let end { return Cut(end: end) }
      guard raw.count <= recordLimit else {
        throw .recordTooLong(path, line: nextLine + 1, limitByteCount: recordLimit)
      }
      searched = raw.count
      // All of it is one record.
      wanted = min(raw.count * 2, recordLimit + 1)
    }
  }

  /// Reads until a framed record ends after at least a chunk, or the stream ends.
  private func readFrames(
    _ raw: ByteStore, _ stream: OpenStream, _ framesPerRecord: Int
  ) throws(CorpusError) -> Cut {
    var scan = FrameScan(framesPerRecord: framesPerRecord)
    var wanted = chunkByteCount
    while true {
      try read(stream, into: raw, upTo: wanted)
      guard scan.scan(raw.bytes, limitByteCount: recordLimit) else {
        throw .recordTooLong(path, line: nextLine + scan.recordCount + 1, limitByteCount: recordLimit)
      }
      if scan.recordCount > 0 || raw.count == 0 { return Cut(end: scan.recordEnd, frameRecords: scan.recordCount) }
      guard !streamHasEnded else {
        throw .recordCutOff(path, record: nextLine + 1, byteOffset: cutByteCount)
      }
      wanted = raw.count * 2
    }
  }

  private func read(_ stream: OpenStream, into raw: ByteStore, upTo wanted: Int) throws(CorpusError) {
    raw.reserve(wanted)
    while raw.count < wanted && !streamHasEnded {
      let room = UnsafeMutableRawBufferPointer(rebasing: raw.free[..<(wanted - raw.count)])
      let count = try stream.bytes.read(into: room)
      raw.count += count
      streamHasEnded = count == 0
    }
  }

  /// The stream ended inside quotation marks: whole records before them go first; then the broken one, up to the end
  /// of the line, or of everything if nothing is to be read after it.
  private func cutAtUnclosedQuote(
    _ raw: ByteStore, _ opening: Int, _ tracker: QuoteTracker?
  ) throws(CorpusError) -> Cut {
    if let end = tracker?.lastRecordEnd(in: raw.bytes) { return Cut(end: end) }
    let lineEnd = raw.bytes.firstIndex(of: UInt8(ascii: "\n"), from: opening).map { $0 + 1 } ?? raw.count
    return Cut(end: passesOverBadRecords ? lineEnd : raw.count, unclosedQuote: opening)
  }
}
