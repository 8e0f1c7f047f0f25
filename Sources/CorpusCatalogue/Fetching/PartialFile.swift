internal import DurableFiles
internal import FoundationEssentials
internal import Glibc
internal import SystemPackage

/// A download under way: `NAME.part`, and beside it `NAME.part.json`, which says what it is a part of.
///
/// Bytes are written unbuffered, so that whatever ends the process leaves them for the next attempt. The file is locked
/// while open: two processes fetching the same file would spoil it.
final class PartialFile {
  /// What the bytes are a part of.
  struct Origin: Codable, Hashable {
    var url: String
    /// The answer's validator for `If-Range`; nil where there was none.
    var validator: String?
    var totalBytes: Int?

    enum CodingKeys: String, CodingKey {
      case url, validator
      case totalBytes = "total_bytes"
    }
  }

  let target: FilePath
  let path: FilePath
  private let originPath: FilePath
  private let descriptor: FileDescriptor
  private(set) var byteCount: Int
  private(set) var origin: Origin?

  /// Opens the partial file of `target`, whatever an earlier attempt left of it.
  /// - Throws: `CatalogueError.busy`, `.unwritablePartial`.
  init(of target: FilePath) throws(CatalogueError) {
    self.target = target
    path = FilePath(target.string + ".part")
    originPath = FilePath(target.string + ".part.json")
    do {
      descriptor = try FileDescriptor.open(
        path, .readWrite, options: [.create, .noFollow, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch { throw .file(.unwritable(path, error as? Errno ?? .ioError)) }
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      try? descriptor.close()
      throw .busy(target)
    }
    byteCount = Int((try? descriptor.seek(offset: 0, from: .end)) ?? 0)
    if let bytes = try? Data(contentsOf: URL(filePath: originPath.string)) {
      origin = try? JSONDecoder().decode(Origin.self, from: bytes)
    }
  }

  deinit { try? descriptor.close() }

  /// Lets no later attempt go on from these bytes.
  func forgetOrigin() {
    origin = nil
    removeTree(originPath)
  }

  var download: PartialDownload { PartialDownload(path: path, byteCount: byteCount) }

  /// Forgets the bytes; those of `origin` follow.
  func restart(_ origin: Origin) throws(CatalogueError) {
    forgetOrigin()
    guard ftruncate(descriptor.rawValue, 0) == 0, (try? descriptor.seek(offset: 0, from: .start)) != nil else {
      throw .unwritablePartial(download, Errno(rawValue: errno))
    }
    byteCount = 0
    do {
      let file = try StagedFile(replacingAt: originPath)
      try file.write(bytes: Array(try JSONEncoder().encode(origin)))
      try file.commit(asKept: true)
    } catch {
      guard case .unwritable(_, let cause)? = error as? FileError else { throw .unwritablePartial(download, .ioError) }
      throw .unwritablePartial(download, cause)
    }
    self.origin = origin
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(CatalogueError) {
    do { byteCount += try descriptor.writeAll(bytes) } catch {
      byteCount = Int((try? descriptor.seek(offset: 0, from: .end)) ?? 0)
      throw .unwritablePartial(download, error as? Errno ?? .ioError)
    }
  }

  /// Reads the whole from its start, a piece at a time.
  func read(_ body: (UnsafeRawBufferPointer) -> Void) throws(CatalogueError) {
    do { try readContent(of: descriptor, body) } catch {
      throw .file(.unreadable(path, error as? Errno ?? .ioError))
    }
  }

  /// Makes the content durable and gives it the target's name.
  func commit() throws(CatalogueError) {
    do throws(Errno) {
      try synchronize(descriptor)
      try OutputLedger.update { outputs throws(Errno) in
        guard rename(path.string, target.string) == 0 else { throw Errno(rawValue: errno) }
        outputs.written.append(target)
      }
    } catch { throw .unwritablePartial(download, error) }
    removeTree(originPath)
    syncDirectory(target.removingLastComponent())
  }

  func remove() {
    for path in [path, originPath] { removeTree(path) }
  }
}

/// Reads a file from its start, whatever its offset.
func readContent(of descriptor: FileDescriptor, _ body: (UnsafeRawBufferPointer) -> Void) throws {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  defer { buffer.deallocate() }
  var offset: Int64 = 0
  while true {
    let count = try descriptor.read(fromAbsoluteOffset: offset, into: buffer)
    if count == 0 { return }
    body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    offset += Int64(count)
  }
}
