internal import CArchive
internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// A downloaded archive, read by libarchive.
struct Archive {
  let path: FilePath
  let format: ArchiveFormat

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
    try forEachEntry { reader, _ throws(CatalogueError) in
      try copyData(reader) { bytes throws(FileError) in try file.write(bytes) }
    }
  }

  /// Unpacks every file under `directory`, which exists and is empty.
  /// - Throws: `CatalogueError.unsafeArchiveEntry` for links, devices and places outside; `.archive`; `.file`.
  func unpack(under directory: FilePath) throws(CatalogueError) {
    try forEachEntry { reader, entry throws(CatalogueError) in
      let name = entryName(entry)
      let components = name.split(separator: "/").filter { $0 != "." }
      let kind = archive_entry_filetype(entry) & Glibc.S_IFMT
      let isDirectory = kind == Glibc.S_IFDIR
      guard !name.hasPrefix("/"), !components.contains(".."),
        isDirectory || (kind == Glibc.S_IFREG && !components.isEmpty),
        archive_entry_hardlink(entry) == nil
      else { throw .unsafeArchiveEntry(path, entry: name) }
      let target = components.reduce(into: directory) { $0.append(String($1)) }
      try onDisk { () throws(FileError) in try makeDirectories(isDirectory ? target : target.removingLastComponent()) }
      guard !isDirectory else { return }
      let file = try onDisk { () throws(FileError) in try StagedFile(target, replacing: false) }
      try copyData(reader) { bytes throws(FileError) in try file.write(bytes) }
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
    let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let oldLocale = uselocale(locale)
    defer {
      uselocale(oldLocale)
      freelocale(locale)
    }
    guard let reader = archive_read_new() else { throw .archive(path, reason: "libarchive has no memory") }
    defer { archive_read_free(reader) }
    switch format {
    case .gzip:
      archive_read_support_filter_gzip(reader)
      archive_read_support_format_raw(reader)
    case .zip: archive_read_support_format_zip(reader)
    case .tar:
      archive_read_support_filter_all(reader)
      archive_read_support_format_tar(reader)
      archive_read_support_format_gnutar(reader)
    }
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

  private func copyData(
    _ reader: OpaquePointer, _ write: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(CatalogueError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = archive_read_data(reader, buffer.baseAddress, buffer.count)
      if count == 0 { return }
      guard count > 0 else { throw failure(reader) }
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
