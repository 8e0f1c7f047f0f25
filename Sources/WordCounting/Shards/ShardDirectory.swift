internal import Storage
internal import CorpusReading
internal import DurableFiles
internal import SystemPackage

/// A directory of counts files, one for each input that was counted, to be used again by a later run.
///
/// A file is named by a digest of what it depends on: the input's bytes, the pipeline, and how the input is read. It
/// appears whole or not at all, so that what is there was finished; it says its name inside too, so that one under
/// another's name is not believed.
struct ShardDirectory {
  let path: FilePath

  private static let suffix = ".counts.zst"

  /// Makes the directory if it is not there, and removes what processes left in it that were killed.
  init(_ path: FilePath) throws(FileError) {
    self.path = path
    try makeDirectories(path)
    removeRemains(in: path, suffix: Self.suffix)
  }

  /// The counts file of an input.
  /// - Parameters:
  ///   - content: the SHA-256 of the input's bytes.
  ///   - settings: whatever else the counts depend on.
  func shard(content: String, settings: String) -> Shard {
    let key = SHA256.hex("\(content)\n\(settings)".utf8)
    return Shard(path: path.appending(key + Self.suffix), key: key, content: content)
  }
}

/// The counts of one input, and what they must be of.
struct Shard {
  let path: FilePath
  let key: String
  /// The SHA-256 of the input's bytes.
  let content: String

  enum State {
    case missing
    /// There, with the sources that its first line names.
    case kept([SourceDescription])
    /// There, but damaged, of another input or counted in another way.
    case unusable
  }

  /// What its first line says; the rest is not read.
  func state() throws(FileError) -> State {
    do throws(Errno) {
      guard try fileStatus(path, followingLinks: false) != nil else { return .missing }
    } catch { throw .unreadable(path, error) }
    guard let header = try? CountsFile.header(of: path), header.shardKey == key,
      header.sources.map(\.sha256) == [content]
    else { return .unusable }
    return .kept(header.sources)
  }
}
