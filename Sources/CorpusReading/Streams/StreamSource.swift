internal import Synchronization
internal import SystemPackage

/// An input that can only be read from its start to its end: under a lock, each thread takes the next megabyte of whole
/// records and works on it outside.
final class StreamSource: BlockSource, @unchecked Sendable {
  // Unchecked: `state` is touched under `lock` only. (Mutex cannot hold it: its parts are classes.)
  private let lock = Mutex(())
  private var state: State
  private let path: FilePath
  private let options: ReadingOptions
  private let progress: ReadingProgress

  private struct State {
    var opened: OpenedInput?
    var file: FileStream?
    /// The start of a record whose end is not read yet.
    let remainder = ByteStore()
    var nextOrdinal = 0
    var nextLine = 0
    var hasEnded = false
    var digest = ""
    var byteCount = 0
  }

  let servesManyThreads = false

  init(_ opened: OpenedInput, options: ReadingOptions, progress: ReadingProgress) {
    path = opened.path
    state = State(opened: opened)
    self.options = options
    self.progress = progress
  }

  var description: SourceDescription {
    lock.withLock { _ in
      SourceDescription(
        name: path.lastComponent?.string ?? "-", byteCount: state.byteCount, sha256: state.digest)
    }
  }

  func line(of start: BlockStart) -> Int {
    guard case .line(let line) = start else { return 0 }
    return line
  }

  func next(_ block: CommentBlock) throws(CorpusError) -> Bool {
    try lock.withLock { _ throws(CorpusError) in
      guard !state.hasEnded else { return false }
      do throws(CorpusError) {
        return try fill(block)
      } catch {
        state.hasEnded = true
        throw error
      }
    }
  }

  private func fill(_ block: CommentBlock) throws(CorpusError) -> Bool {
    let file = try openedFile()
    let raw = block.raw
    raw.count = 0
    raw.append(state.remainder.bytes)
    let end = try readRecords(raw, file)
    guard raw.count > 0 else { return false }
    state.remainder.count = 0
    state.remainder.append(UnsafeRawBufferPointer(rebasing: raw.bytes[end...]))
    raw.count = end
    take(block)
    return true
  }

  private func openedFile() throws(CorpusError) -> FileStream {
    if let file = state.file { return file }
    guard let opened = state.opened else { throw .changedWhileReading(path) }
    let file = try FileStream(opened, digests: options.digestsSources, progress: progress)
    state.file = file
    state.opened = nil
    return file
  }

  /// Reads until a record ends in `raw` after at least a chunk, or the input ends; gives the last record's end.
  private func readRecords(_ raw: ByteStore, _ stream: FileStream) throws(CorpusError) -> Int {
    var wanted = options.chunkByteCount
    var searched = 0
    while true {
      raw.reserve(wanted)
      while raw.count < wanted {
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: raw.free[..<(wanted - raw.count)]))
        if count == 0 { return end(raw, stream) }
        raw.count += count
      }
      if let newline = raw.bytes[searched...].lastIndex(of: UInt8(ascii: "\n")) { return newline + 1 }
      guard raw.count <= options.maximumRecordByteCount else {
        throw .recordTooLong(path, line: state.nextLine + 1, limitByteCount: options.maximumRecordByteCount)
      }
      searched = raw.count
      wanted = raw.count * 2
    }
  }

  private func end(_ raw: ByteStore, _ stream: FileStream) -> Int {
    state.hasEnded = true
    state.digest = stream.finishDigest()
    state.byteCount = stream.byteCount
    state.file = nil
    return raw.count
  }

  /// Gives the block its place and text.
  private func take(_ block: CommentBlock) {
    let raw = block.raw
    block.ordinal = state.nextOrdinal
    block.serial = progress.takeSerial()
    block.start = .line(state.nextLine)
    state.nextOrdinal += 1
    state.nextLine += newlineCount(raw.bytes)
    let isFirst = block.ordinal == 0
    let start = isFirst && raw.bytes.starts(with: ByteOrderMark.utf8) ? ByteOrderMark.utf8.count : 0
    let lacksNewline = raw.count > start && raw.bytes.last != UInt8(ascii: "\n")
    if lacksNewline { raw.append(UInt8(ascii: "\n")) }
    raw.pad()
    block.setText(start..<raw.count)
    if lacksNewline { block.byteCount -= 1 }
  }
}
