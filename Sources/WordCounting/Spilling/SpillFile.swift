internal import DurableFiles
internal import Synchronization
internal import SystemPackage

/// The temporary file of one or several tables, made when the first of them is spilled.
package final class SpillFile: Sendable {
  private let directory: FilePath
  private let made = Mutex<ScratchFile?>(nil)

  package init(_ memory: CountingMemory) { directory = memory.directory }

  /// - Throws: what making the file throws.
  func file() throws(FileError) -> ScratchFile {
    try made.withLock { made throws(FileError) in
      let file = if let made { made } else { try ScratchFile(in: directory) }
      made = file
      return file
    }
  }
}
