internal import CArchive
internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// A downloaded archive, read by libarchive.
struct Archive {
  let path: FilePath
  let format: ArchiveFormat
  /// Bytes that may come out of it; nil: any number.
  var byteLimit: Int?

  /// The file or directory that the archive becomes: its name without what says that it is an archive.
  static func unpackedName(_ name: String, _ format: ArchiveFormat) -> String {
    let suffixes =
      switch format {
      case .gzip: [".gz"]
      case .zip: [".zip"]
      case .tar: [".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".tar"]
      }
    let suffix = suffixes.first { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }
    return suffix.map { String(name.dropLast($0.count)) } ?? name + ".unpacked"
  }

  /// Unpacks the one compressed file into `file`.
  func unpack(into file: StagedFile) throws(CatalogueError) {
    var byteCount = 0
    try forEachEntry { reader, _ throws(CatalogueError) in
      try copyData(reader, &byteCount) { bytes throws(FileError) in try file.write(bytes) }
    }
  }

  /// Unpacks every file into `directory`.
  /// - Throws: `CatalogueError.unsafeArchiveEntry` for links, devices and places outside; `.archive`; `.file`.
  func unpack(into directory: StagedDirectory) throws(CatalogueError) {
    var byteCount = 0
    try forEachEntry { reader, entry throws(CatalogueError) in
      let name = entryName(entry)
      let components = name.split(separator: "/").filter { $0 != "." }
      let kind = archive_entry_filetype(entry) & Glibc.S_IFMT
      let isDirectory = kind == Glibc.S_IFDIR
      guard !name.hasPrefix("/"), !components.contains(".."),
        isDirectory || (kind == Glibc.S_IFREG && !components.isEmpty),
        archive_entry_hardlink(entry) == nil
      else { throw .unsafeArchiveEntry(path, entry: name) }
      let target = components.reduce(into: FilePath()) { $0.append(String($1)) }
      guard !isDirectory else { return try onDisk { () throws(FileError) in try directory.makeDirectory(target) } }
      let file: StagedFile
      do throws(FileError) { file = try directory.file(target, isOneOfMany: true) } catch {
        if case .exists = error { throw .archive(path, reason: "it holds '\(name)' twice") }
        throw .file(error)
      }
      try copyData(reader, &byteCount) { bytes throws(FileError) in try file.write(bytes) }
      try onDisk { () throws(FileError) in try file.commit() }
    }
  }

  private func entryName(_ entry: OpaquePointer) -> String {
    let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    return name.map { String(cString: $0) } ?? ""
  }

  private func forEachEntry(
    _ body: (_ reader: OpaquePointer, _ entry: OpaquePointer) throws(CatalogueError) -> Void
  ) throws(CatalogueError) {
    // libarchive turns names into the thread's encoding, which is ASCII in a program that sets none.
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil), let oldLocale = uselocale(locale) else {
      throw .archive(path, reason: "the system has no locale C.UTF-8")
    }
    defer {
      let replaced = uselocale(oldLocale)
      assert(replaced == locale)
      freelocale(locale)
    }
    guard let reader = archive_read_new() else { throw .archive(path, reason: "libarchive has no memory") }
    // What could be said of closing what was only read changes nothing of what came.
    defer { if archive_read_free(reader) != ARCHIVE_OK { assertionFailure("the reader was made above") } }
    let settings: [(OpaquePointer?) -> Int32] =
      switch format {
      case .gzip: [archive_read_support_filter_gzip, archive_read_support_format_raw]
      case .zip: [archive_read_support_format_zip]
      case .tar: [archive_read_support_filter_all, archive_read_support_format_tar, archive_read_support_format_gnutar]
      }
    // A warning says that something is done by a program of its own.
    guard settings.allSatisfy({ $0(reader) >= ARCHIVE_WARN }) else { throw failure(reader) }
    guard archive_read_open_filename(reader, path.string, 1 << 18) == ARCHIVE_OK else { throw failure(reader) }
    // Raw data of any kind would pass as its own content.
    if format == .gzip, archive_filter_code(reader, 0) != ARCHIVE_FILTER_GZIP {
      throw .archive(path, reason: "it is not gzip data")
    }
    var entry: OpaquePointer?
    while true {
      let status = archive_read_next_header(reader, &entry)
      if status == ARCHIVE_EOF { return }
      guard status >= ARCHIVE_WARN, let entry else { throw failure(reader) }
      try body(reader, entry)
    }
  }

  /// - Parameter byteCount: of all entries so far.
  private func copyData(
    _ reader: OpaquePointer, _ byteCount: inout Int, _ write: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(CatalogueError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = archive_read_data(reader, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      guard count > 0 else { throw failure(reader) }
      byteCount += count
      if let byteLimit, byteCount > byteLimit { throw .archiveTooLarge(path, byteLimit: byteLimit) }
      try onDisk { () throws(FileError) in try write(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    }
  }

  private func failure(_ reader: OpaquePointer) -> CatalogueError {
    .archive(path, reason: archive_error_string(reader).map { String(cString: $0) } ?? "it cannot be read")
  }
}

/// Does something with files, whose errors become the module's.
func onDisk<Result>(_ body: () throws(FileError) -> Result) throws(CatalogueError) -> Result {
  do { return try body() } catch { throw .file(error) }
}
