internal import Storage
internal import CArchive
internal import Glibc
internal import SystemPackage

/// A file in a zip archive.
struct ArchiveEntry: Hashable, Sendable {
  /// Which of the archive's entries it is, from 0: names may repeat, and be in any encoding.
  let index: Int
  let name: FilePath
  /// Unpacked; nil where the archive does not say.
  let byteCount: Int?
}

/// A zip archive, read by libarchive.
final class ZipArchive {
  private let path: FilePath
  private let reader: OpaquePointer
  private var nextIndex = 0

  private static let blockByteCount = 1 << 17
  /// Of which office documents are full.
  private static let officeEntry = "[Content_Types].xml"

  /// What the archive holds.
  struct Content {
    /// The files in it, in its order; hidden ones are left out, as of directories.
    var entries: [ArchiveEntry] = []
    /// What is in it and is no file: links and the like.
    var others: [FilePath] = []
  }

  /// - Throws: `CorpusError.badArchive`.
  init(_ path: FilePath) throws(CorpusError) {
    self.path = path
    guard let reader = archive_read_new() else { throw .outOfMemory(path) }
    self.reader = reader
    // By its list of files, which stands at the end: what was cut off there must not pass for the whole.
    guard archive_read_support_format_zip_seekable(reader) >= ARCHIVE_WARN,
      path.withPlatformString({ archive_read_open_filename(reader, $0, Self.blockByteCount) }) == ARCHIVE_OK
    else { throw failure() }
  }

  deinit { require(archive_read_free(reader) >= ARCHIVE_WARN, of: "libarchive") }

  /// - Throws: `CorpusError.badArchive`; `.binary` for office documents.
  static func content(of path: FilePath) throws(CorpusError) -> Content {
    let archive = try ZipArchive(path)
    var content = Content()
    while let entry = try archive.next() {
      let raw = archive_entry_pathname(entry)
      let name = raw.map { FilePath(platformString: $0) } ?? "?"
      guard name.string != officeEntry else { throw .binary(path, .officeDocument) }
      let kind = archive_entry_filetype(entry) & Glibc.S_IFMT
      if kind == Glibc.S_IFDIR || isHidden(name) { continue }
      guard kind == Glibc.S_IFREG, archive_entry_hardlink(entry) == nil else {
        content.others.append(name)
        continue
      }
      guard archive_entry_is_encrypted(entry) == 0 else {
        throw .badArchive(path, reason: "\(name) in it is encrypted")
      }
      let byteCount = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
      content.entries.append(ArchiveEntry(index: archive.nextIndex - 1, name: name, byteCount: byteCount))
    }
    return content
  }

  private static func isHidden(_ name: FilePath) -> Bool {
    name.components.contains { $0.string.utf8.first == UInt8(ascii: ".") || $0.string == "__MACOSX" }
  }

  /// The next entry, valid until the next call; nil at the end.
  private func next() throws(CorpusError) -> OpaquePointer? {
    var entry: OpaquePointer?
    let status = archive_read_next_header(reader, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status >= ARCHIVE_WARN, let entry else { throw failure() }
    nextIndex += 1
    return entry
  }

  /// Goes to an entry, from the start.
  func seek(_ entry: ArchiveEntry) throws(CorpusError) {
    while nextIndex <= entry.index {
      guard try next() != nil else { throw .changedWhileReading(path) }
    }
  }

  /// Unpacks the entry's next bytes; 0 at its end.
  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int {
    let count = archive_read_data(reader, room.baseAddress, room.count)
    guard count >= 0 else { throw failure() }
    return count
  }

  private func failure() -> CorpusError {
    .badArchive(path, reason: archive_error_string(reader).map { String(cString: $0) } ?? "libarchive cannot read it")
  }
}

/// The bytes of a file in a zip archive.
final class ArchiveEntryStream: ByteStream {
  private let archive: ZipArchive

  /// - Throws: `CorpusError.badArchive`; `.changedWhileReading` if the entry is gone.
  init(_ path: FilePath, _ entry: ArchiveEntry) throws(CorpusError) {
    archive = try ZipArchive(path)
    try archive.seek(entry)
  }

  func read(into room: UnsafeMutableRawBufferPointer) throws(CorpusError) -> Int { try archive.read(into: room) }
}
