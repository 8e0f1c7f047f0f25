internal import DurableFiles
internal import FoundationEssentials
internal import SystemPackage

/// The hub's answer to what a repository holds at a revision.
/// - Source: huggingface_hub 1.4, `HfApi.model_info(files_metadata=True)`.
struct HubListing: Decodable {
  /// The commit that the revision names now.
  var sha: String
  var siblings: [File]

  struct File: Decodable {
    var rfilename: String
    var size: Int?
    /// Git's identifier of the content; of a large file, of its pointer.
    var blobId: String?
    var lfs: LargeFile?
  }

  struct LargeFile: Decodable {
    var sha256: String
    var size: Int?
  }

  /// - Throws: `CatalogueError.unusableAnswer`, `.file`.
  init(contentsOf path: FilePath, from url: String) throws(CatalogueError) {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try wholeFile(path) } catch { throw .file(error) }
    guard let listing = try? JSONDecoder().decode(HubListing.self, from: Data(bytes)), isCommit(listing.sha) else {
      throw .unusableAnswer(url: url, reason: "it does not list a repository's files")
    }
    self = listing
  }
}

extension CatalogueFile {
  /// A file of a repository, with the digest that the hub states.
  init(_ file: HubListing.File, url: String) {
    self.init(url: url, name: file.rfilename, bytes: file.lfs?.size ?? file.size, sha256: file.lfs?.sha256)
    if file.lfs == nil { gitBlob = file.blobId }
  }
}
