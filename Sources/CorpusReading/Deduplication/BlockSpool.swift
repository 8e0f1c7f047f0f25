internal import CZstd
internal import DurableFiles
internal import Synchronization
internal import SystemPackage

/// Blocks put aside on disk, to be handed out again in their order; for any number of threads.
///
/// What is kept is what the stages before made of them, so that inputs are read and cleaned once, standard input too.
final class BlockSpool: Sendable {
  private let file: ScratchFile
  private let index = Mutex(Index())

  private struct Index {
    /// By serial number from the first block's on.
    var entries: [Entry?] = []
    var firstSerial: Int?
    var next = 0
  }

  private struct Entry {
    var offset: Int
    var byteCount: Int
    var firstOrdinal: Int
  }

  init(in directory: FilePath) throws(FileError) { file = try ScratchFile(in: directory) }

  /// Bytes on disk.
  var byteCount: Int { file.byteCount }

  /// Says with which serial number the blocks begin; once, before all else.
  func begin(at serial: Int) { index.withLock { $0.firstSerial = serial } }

  /// Puts a block aside.
  /// - Parameter firstOrdinal: the number that its first comment has among all comments here.
  func add(_ block: CommentBlock, firstOrdinal: Int, _ packing: BlockPacking) throws(FileError) {
    let bytes = packing.pack(block)
    try index.withLock { index throws(FileError) in
      let offset = try file.append(bytes)
      let place = block.serial - (index.firstSerial ?? 0)
      while index.entries.count <= place { index.entries.append(nil) }
      index.entries[place] = Entry(offset: offset, byteCount: bytes.count, firstOrdinal: firstOrdinal)
    }
  }

  /// Fills `block` with the next one, and gives the number of its first comment; nil at the end.
  func next(_ block: CommentBlock, _ packing: BlockPacking) throws(FileError) -> Int? {
    let entry = index.withLock { index -> Entry? in
      guard index.next < index.entries.count else { return nil }
      defer { index.next += 1 }
      return index.entries[index.next]
    }
    guard let entry else { return nil }
    let room = packing.room(entry.byteCount)
    try file.read(at: entry.offset, into: room)
    packing.unpack(UnsafeRawBufferPointer(room), into: block)
    return entry.firstOrdinal
  }
}
