internal import DurableFiles
internal import Glibc
public import SystemPackage

/// Fetches what a catalogue lists.
///
/// ```swift
/// let (kind, entry) = try CatalogueSet().entry(named: "nsmc")
/// let result = try CatalogueFetcher().fetch(entry, kind, into: "nsmc")
/// ```
public struct CatalogueFetcher {
  public var options: FetchOptions

  public init(_ options: FetchOptions = FetchOptions()) { self.options = options }

  /// Fetches every file of an entry into a directory, which is made if it is missing, and writes `fetched.json` there.
  ///
  /// A file appears under its name only when it is whole and is what the catalogue says. Until then its bytes lie in
  /// `NAME.part`, from where the next call goes on. A file that is there already is not fetched again.
  /// - Parameter report: told what happens, on the calling thread.
  /// - Throws: `CatalogueError`.
  public func fetch(
    _ entry: CatalogueEntry, _ kind: Catalogue.Kind, into directory: FilePath,
    report: @escaping (FetchEvent) -> Void = { _ in }
  ) throws(CatalogueError) -> FetchResult {
    guard entry.access == .direct, !entry.files.isEmpty else {
      throw .notDirect(name: entry.name, entry.access, homepage: entry.homepage, howToGet: entry.howToGet)
    }
    // Known before the first byte is fetched.
    for file in entry.files { try WebAddress(file.url).check(allowingHTTP: options.allowsHTTP) }
    try onDisk { () throws(FileError) in try makeDirectories(directory) }
    let old = try record(in: directory)
    var record = FetchRecord(kind, entry)
    var states: [FetchedFileState] = []
    for file in entry.files {
      let place = FilePlace(file, in: directory)
      let known = old.first { $0.url == file.url && $0.name == place.name }
      if let there = try place.present(known) {
        record.files.append(there)
        states.append(.alreadyThere)
        continue
      }
      try place.check(mayReplace: options.replaces, isOurs: known != nil)
      let (fetched, resumedAt) = try fetch(place, isOurs: known != nil, report)
      record.files.append(fetched)
      states.append(resumedAt > 0 ? .resumed(at: resumedAt) : .fetched)
      // Written after each file, so that an interrupted run knows what it has.
      var soFar = record
      soFar.files += old.filter { file in !record.files.contains { $0.name == file.name } }
      try soFar.write(into: directory)
    }
    try record.write(into: directory)
    return FetchResult(record: record, states: states)
  }

  /// The files of an earlier record; one that is no record is somebody else's.
  private func record(in directory: FilePath) throws(CatalogueError) -> [FetchedFile] {
    if let record = FetchRecord(in: directory) { return record.files }
    let path = directory.appending(FetchRecord.fileName)
    let status = try onDisk { () throws(FileError) in
      do throws(Errno) { return try fileStatus(path, followingLinks: false) } catch { throw .unreadable(path, error) }
    }
    guard status == nil || options.replaces else { throw .file(.exists(path)) }
    return []
  }

  private func fetch(
    _ place: FilePlace, isOurs: Bool, _ report: @escaping (FetchEvent) -> Void
  ) throws(CatalogueError) -> (FetchedFile, resumedAt: Int) {
    let file = place.file
    let download = FileDownload(file: file, target: place.downloadPath, options: options, report: report)
    let (content, resumedAt) = try download.run()
    if let format = file.unpack {
      report(.unpacking(file: file.name))
      try place.unpack(format, replacing: options.replaces, isOurs: isOurs, byteLimit: options.byteLimit)
    }
    let fetched = FetchedFile(
      name: place.name, url: file.url, bytes: content.byteCount, sha256: content.sha256, isVerified: file.isVerifiable)
    return (fetched, resumedAt)
  }
}

/// What `fetch` did.
public struct FetchResult: Sendable, Hashable {
  public var record: FetchRecord
  /// For each file of the record what was done to have it.
  public var states: [FetchedFileState]
}

public enum FetchedFileState: Sendable, Hashable {
  case fetched
  case resumed(at: Int)
  case alreadyThere
}
