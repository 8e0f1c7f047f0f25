internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// Where one file of a catalogue goes in a directory.
struct FilePlace {
  let file: CatalogueFile
  let directory: FilePath
  /// The name of what stays: the file, or what it is unpacked into.
  let name: String

  init(_ file: CatalogueFile, in directory: FilePath) {
    self.file = file
    self.directory = directory
    name = file.unpack.map { Archive.unpackedName(file.name, $0) } ?? file.name
  }

  var path: FilePath { directory.appending(name) }

  /// Where the download itself goes.
  var downloadPath: FilePath { directory.appending(file.name) }

  /// What is in place already; nil if that is nothing, or not what the catalogue and the record of an earlier run say.
  func present(_ known: FetchedFile?) throws(CatalogueError) -> FetchedFile? {
    if file.unpack != nil {
      // What was unpacked is not compared again; the record says from which bytes it came.
      guard let known, access(path.string, F_OK) == 0, file.sha256.map({ $0.lowercased() == known.sha256 }) ?? true
      else { return nil }
      return known
    }
    guard file.isVerifiable || known != nil,
      let content = try ContentDigest(of: path, withGitBlob: file.gitBlob != nil)
    else { return nil }
    let isSame =
      file.isVerifiable
      ? content.difference(from: file) == nil && file.bytes ?? content.byteCount == content.byteCount
      : content.sha256 == known?.sha256
    guard isSame else { return nil }
    return FetchedFile(
      name: name, url: file.url, bytes: content.byteCount, sha256: content.sha256, isVerified: file.isVerifiable)
  }

  /// Refuses before the download to replace what a person may want to keep.
  func check(mayReplace: Bool, isOurs: Bool) throws(CatalogueError) {
    for path in Set([path, downloadPath]) where access(path.string, F_OK) == 0 {
      if !mayReplace { throw .file(.exists(path)) }
      var status = stat()
      if stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, !isOurs || file.unpack == nil {
        throw .file(.isDirectory(path))
      }
    }
  }

  /// Unpacks the download, whole or not at all, and removes it.
  /// - Parameter byteLimit: of what comes out, where nobody says what the archive is.
  func unpack(_ format: ArchiveFormat, replacing: Bool, isOurs: Bool, byteLimit: Int) throws(CatalogueError) {
    let archive = Archive(path: downloadPath, format: format, byteLimit: file.isVerifiable ? nil : byteLimit)
    if format == .gzip {
      let target = try onDisk { () throws(FileError) in
        replacing ? try StagedFile(replacingAt: path) : try StagedFile(path, replacing: false)
      }
      try archive.unpack(into: target)
      try onDisk { () throws(FileError) in try target.commit() }
    } else {
      let ownNames = isOurs ? Set((try? directoryEntries(path)) ?? []) : []
      let target = try onDisk { () throws(FileError) in
        try StagedDirectory(path, replacing: replacing, ownFileNames: ownNames)
      }
      try archive.unpack(into: target)
      try onDisk { () throws(FileError) in try target.commit() }
    }
    if name != file.name { removeTree(downloadPath) }
  }
}
