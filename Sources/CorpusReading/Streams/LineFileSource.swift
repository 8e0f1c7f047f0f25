internal import DurableFiles
internal import Synchronization
internal import SystemPackage

/// A plain file of lines, read by any number of threads at once.
///
/// The file is cut into chunks of equal size, handed out in order. Who has a chunk owns the lines that start in it: it skips
/// the end of a line that started before, and reads on beyond the chunk to the end of its last line.
final class LineFileSource: BlockSource {
  private let path: FilePath
  private let byteCount: Int
  private let options: ReadingOptions
  private let progress: ReadingProgress
  private let recordLimit: Int
  private let digest: OrderedDigest?
  private let state = Mutex(State())

  private struct State {
    var file: RegularFile?
    var nextChunk = 0
    var unreadChunks: Int?
  }

  let servesManyThreads = true

  init(_ path: FilePath, byteCount: Int, recordLimit: Int, options: ReadingOptions, progress: ReadingProgress) {
    self.recordLimit = recordLimit
    self.path = path
    self.byteCount = byteCount
    self.options = options
    self.progress = progress
    digest = options.digestsSources ? OrderedDigest() : nil
  }

  private var chunkCount: Int { (byteCount + options.chunkByteCount - 1) / options.chunkByteCount }

  var description: SourceDescription {
    SourceDescription(name: path.lastComponent?.string ?? "-", byteCount: byteCount, sha256: digest?.finish() ?? "")
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    do throws(CorpusError) {
      guard let file = try takeChunk(block) else { return false }
      try read(block, file)
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
      let file = if let open = state.file { open } else { try RegularFile(path, byteCount: byteCount) }
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
    return raw.bytes.firstIndex(of: UInt8(ascii: "\n"), from: 0, to: raw.count - 1).map { $0 + 1 }
  }

  /// Reads on until the chunk's last line ends, and makes the lines the block's text.
  private func readLastLine(
    _ block: CommentBlock, _ file: RegularFile, from start: Int, fileOffset: Int
  ) throws(CorpusError) {
    let raw = block.raw
    let lastLine = raw.bytes[start...].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? start
    var searched = raw.count - 1
    var step = 1 << 12
    while true {
      if searched >= start, let newline = raw.bytes.firstIndex(of: UInt8(ascii: "\n"), from: searched) {
        return block.setText(start..<(newline + 1))
      }
      searched = raw.count
      let offset = fileOffset + raw.count
      guard offset < byteCount else { break }
      let rest = recordLimit + 1 - (raw.count - lastLine)
      guard rest > 0 else { throw try tooLong(block, start) }
      try file.read(offset..<min(offset + min(step, rest), byteCount), into: raw)
      step *= 2
    }
    block.setText(min(start, raw.count)..<raw.count, addsNewline: true)
  }

  /// The limit applies to a record; the lines before the last one in the block are shorter than a chunk.
  private func tooLong(_ block: CommentBlock, _ start: Int) throws(CorpusError) -> CorpusError {
    let line = try line(of: block.start) + newlineCount(UnsafeRawBufferPointer(rebasing: block.raw.bytes[start...]))
    return .recordTooLong(path, line: line + 1, limitByteCount: recordLimit)
  }

  func line(of start: BlockStart) throws(CorpusError) -> Int {
    guard case .fileOffset(let end) = start else { return 0 }
    let file = try RegularFile(path, byteCount: byteCount)
    let store = ByteStore(capacity: options.chunkByteCount)
    var lines = 0
    for offset in stride(from: 0, to: end, by: options.chunkByteCount) {
      store.count = 0
      try file.read(offset..<min(offset + options.chunkByteCount, end), into: store)
      lines += newlineCount(store.bytes)
    }
    return lines
  }
}
