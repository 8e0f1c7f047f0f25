internal import Synchronization
internal import SystemPackage

/// A plain file of lines, read by any number of threads at once.
///
/// The file is cut into chunks of equal size, handed out in order. Who has a chunk owns the lines that start in it: it
/// skips the end of a line that started before, and reads on beyond the chunk to the end of its last line.
final class LineFileSource: BlockSource {
  private let path: FilePath
  private let stamp: FileStamp
  private let options: ReadingOptions
  private let progress: ReadingProgress
  private let recordLimit: Int
  private let digest: OrderedDigest?
  private let state = Mutex(State())

  private struct State {
    var file: RegularFile?
    var nextChunk = 0
    var readChunks = 0
  }

  let servesManyThreads = true

  init(_ path: FilePath, _ stamp: FileStamp, recordLimit: Int, options: ReadingOptions, progress: ReadingProgress) {
    self.recordLimit = recordLimit
    self.path = path
    self.stamp = stamp
    self.options = options
    self.progress = progress
    digest = options.digestsSources ? OrderedDigest() : nil
  }

  private var byteCount: Int { stamp.byteCount }

  private var chunkCount: Int { (byteCount + options.chunkByteCount - 1) / options.chunkByteCount }

  var description: SourceDescription {
    SourceDescription(name: path.lastComponent?.string ?? "-", byteCount: byteCount, sha256: digest?.finish() ?? "")
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    do throws(CorpusError) {
      guard let file = try takeChunk(block) else { return false }
      try read(block, file)
      let isLast = state.withLock { state in
        state.readChunks += 1
        return state.readChunks == chunkCount
      }
      if isLast { try file.checkUnchanged() }
      return true
    } catch {
      digest?.abandon()
      throw error
    }
  }

  /// Gives the block its place; the file is opened for the first chunk and forgotten with the last.
  private func takeChunk(_ block: CommentBlock) throws(CorpusError) -> RegularFile? {
    try state.withLock { state throws(CorpusError) in
      guard state.nextChunk < chunkCount else { return nil }
      let file = if let open = state.file { open } else { try RegularFile(path, stamp) }
      block.ordinal = state.nextChunk
      block.serial = progress.takeSerial()
      state.nextChunk += 1
      state.file = state.nextChunk == chunkCount ? nil : file
      return file
    }
  }

  private func read(_ block: CommentBlock, _ file: RegularFile) throws(CorpusError) {
    let first = block.ordinal * options.chunkByteCount
    let end = min(first + options.chunkByteCount, byteCount)
    // The byte before the chunk says whether a line starts with it.
    let lead = first == 0 ? 0 : 1
    let raw = block.raw
    raw.count = 0
    raw.reserve(options.chunkByteCount + options.chunkByteCount / 16)
    try file.read((first - lead)..<end, into: raw)
    progress.add(end - first)
    digest?.update(block.ordinal, UnsafeRawBufferPointer(rebasing: raw.bytes[lead...]))
    guard let start = firstLineStart(raw, lead) else { return block.setText(0..<0) }
    block.start = .fileOffset(first - lead + start)
    try readLastLine(block, file, from: start, fileOffset: first - lead)
  }

  /// The offset in `raw` of the first line that starts in the chunk.
  private func firstLineStart(_ raw: ByteStore, _ lead: Int) -> Int? {
    guard lead > 0 else { return raw.bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0 }
    let end = lineEnd(raw, in: 0..<raw.count)
    // What starts with the next chunk is the next chunk's.
    return end.flatMap { $0 < raw.count ? $0 : nil }
  }

  /// Where the first line that ends in `range` ends.
  private func lineEnd(_ raw: ByteStore, in range: Range<Int>) -> Int? {
    options.endsLinesAtReturns
      ? raw.bytes.firstLineEnd(in: range)
      : raw.bytes.firstIndex(of: UInt8(ascii: "\n"), from: range.lowerBound, to: range.upperBound).map { $0 + 1 }
  }

  /// Reads on until the chunk's last line ends, and makes the lines the block's text.
  private func readLastLine(
    _ block: CommentBlock, _ file: RegularFile, from start: Int, fileOffset: Int
  ) throws(CorpusError) {
    let raw = block.raw
    var searched = max(raw.count - 1, start)
    var lastLine: Int?
    var step = 1 << 12
    while true {
      if let end = lineEnd(raw, in: searched..<raw.count) { return setText(block, start..<end) }
      searched = max(raw.count - 1, start)
      let offset = fileOffset + raw.count
      guard offset < byteCount else { break }
      let first = lastLine ?? lastLineStart(raw, from: start)
      lastLine = first
      let rest = recordLimit + 1 - (raw.count - first)
      guard rest > 0 else { throw try tooLong(block, first) }
      try file.read(offset..<min(offset + min(step, rest), byteCount), into: raw)
      step *= 2
    }
    setText(block, min(start, raw.count)..<raw.count, addsNewline: true)
  }

  private func lastLineStart(_ raw: ByteStore, from start: Int) -> Int {
    let text = raw.bytes[start...]
    return (text.lastIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }).map { $0 + 1 } ?? start
  }

  private func setText(_ block: CommentBlock, _ range: Range<Int>, addsNewline: Bool = false) {
    block.raw.count = range.upperBound
    if options.endsLinesAtReturns { block.raw.translateLineEnds(from: range.lowerBound) }
    block.setText(range.lowerBound..<block.raw.count, addsNewline: addsNewline)
  }

  /// The limit applies to a record; the lines before the last one in the block are shorter than a chunk.
  /// - Parameter start: where the record starts in the block.
  private func tooLong(_ block: CommentBlock, _ start: Int) throws(CorpusError) -> CorpusError {
    let lead = block.ordinal == 0 ? 0 : 1
    let line = try line(of: .fileOffset(block.ordinal * options.chunkByteCount - lead + start))
    return .recordTooLong(path, line: line + 1, limitByteCount: recordLimit)
  }

  func line(of start: BlockStart) throws(CorpusError) -> Int {
    guard case .fileOffset(let end) = start else { return 0 }
    let file = try RegularFile(path, stamp)
    let store = ByteStore(capacity: options.chunkByteCount)
    var lines = LineEndCount()
    for offset in stride(from: 0, to: end, by: options.chunkByteCount) {
      store.count = 0
      try file.read(offset..<min(offset + options.chunkByteCount, end), into: store)
      if options.endsLinesAtReturns { lines.add(store.bytes) } else { lines.addNewlines(store.bytes) }
    }
    return lines.lines
  }
}
