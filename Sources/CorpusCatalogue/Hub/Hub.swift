internal import DurableFiles
internal import FoundationEssentials
public import SystemPackage

/// The Hugging Face hub, as a place to read small files from.
///
/// What was fetched is kept by commit: `CACHE/OWNER--NAME/COMMIT/` holds the files, and `CACHE/OWNER--NAME/revisions/`
/// what each revision named when it was last asked for. A revision that is a commit is asked for once.
public struct Hub: Sendable {
  public static let address = "https://huggingface.co"

  private let endpoint: String
  private let token: String?
  private let isOffline: Bool
  private let cache: FilePath
  private let options: FetchOptions

  /// - Parameters:
  ///   - token: what a private repository wants; sent to the endpoint's host and to no other.
  ///   - isOffline: whether only what is kept may be used.
  ///   - cache: the directory for what is fetched; made when it is needed.
  public init(
    endpoint: String = Hub.address, token: String?, isOffline: Bool, cache: FilePath,
    options: FetchOptions = FetchOptions()
  ) {
    var endpoint = endpoint
    while endpoint.hasSuffix("/") { endpoint.removeLast() }
    self.endpoint = endpoint
    self.token = token
    self.isOffline = isOffline
    self.cache = cache
    self.options = options
  }

  /// A directory with those of `wanted` that a repository has at its top.
  /// - Parameter needed: of these one has to be there.
  /// - Throws: `CatalogueError`; `.hub` for what the hub itself refuses.
  public func directory(
    of name: HubName, wanted: Set<String>, needed: Set<String>, report: @escaping (FetchEvent) -> Void = { _ in }
  ) throws(CatalogueError) -> FilePath {
    let repository = cache.appending("\(name.owner)--\(name.name)")
    let listing = try listing(of: name, in: repository.appending("revisions"))
    let directory = repository.appending(listing.sha)
    let files = listing.siblings.filter { wanted.contains($0.rfilename) }.sorted { $0.rfilename < $1.rfilename }
    guard files.contains(where: { needed.contains($0.rfilename) }) else {
      throw .hub("\(name)", .lacks(needed.sorted(), holding: listing.siblings.map(\.rfilename)))
    }
    if isOffline {
      let missing = files.first { file in
        !FileManager.default.fileExists(atPath: directory.appending(file.rfilename).string)
      }
      guard missing == nil else { throw .hub("\(name)", .offline) }
      return directory
    }
    let homepage = "\(endpoint)/\(name.owner)/\(name.name)"
    let entry = CatalogueEntry(
      name: "\(name)", homepage: homepage,
      files: files.map { CatalogueFile($0, url: "\(homepage)/resolve/\(listing.sha)/\($0.rfilename)") })
    try asking(name) { () throws(CatalogueError) in
      _ = try CatalogueFetcher(asked).fetch(entry, .vocabularies, into: directory, report: report)
    }
    return directory
  }

  /// What a revision names; asked for unless it is a commit that is known, or nothing may be asked.
  private func listing(of name: HubName, in directory: FilePath) throws(CatalogueError) -> HubListing {
    let path = directory.appending(name.revision.replacing("/", with: "--") + ".json")
    let url = "\(endpoint)/api/models/\(name.owner)/\(name.name)/revision/\(escaped(name.revision))?blobs=true"
    let isThere = FileManager.default.fileExists(atPath: path.string)
    if !(isThere && (isOffline || name.isPinned)) {
      if isOffline { throw .hub("\(name)", .offline) }
      try onDisk { () throws(FileError) in try makeDirectories(directory) }
      try asking(name) { () throws(CatalogueError) in
        let file = CatalogueFile(url: url, name: path.lastComponent?.string ?? "")
        _ = try FileDownload(file: file, target: path, options: asked) { _ in }.run()
      }
    }
    return try HubListing(contentsOf: path, from: url)
  }

  private var asked: FetchOptions {
    var options = options
    options.replaces = true
    options.byteLimit = min(options.byteLimit, 1 << 30)
    if let token { options.token = FetchToken(value: token, endpoint: endpoint) }
    return options
  }

  /// Turns the answers that mean the repository, not the file, into words about it.
  private func asking(_ name: HubName, _ body: () throws(CatalogueError) -> Void) throws(CatalogueError) {
    // What is kept for later runs is no output of this one.
    defer { OutputLedger.update { outputs in outputs.written.removeAll { $0.starts(with: cache) } } }
    do throws(CatalogueError) { try body() } catch {
      guard case .status(_, let code) = error, [401, 403, 404].contains(code) else { throw error }
      throw .hub("\(name)", .refused(status: code, withToken: token != nil))
    }
  }
}

/// A branch's name may hold a slash.
private func escaped(_ revision: String) -> String { revision.replacing("/", with: "%2F") }
