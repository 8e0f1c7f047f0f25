internal import DurableFiles
internal import Synchronization
public import SystemPackage

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

/// How much memory counting may take, and where it puts what does not fit.
public struct CountingMemory: Hashable, Sendable {
  /// Bytes for the words of all threads together.
  public var byteLimit: Int
  /// Bytes that whoever gets the counts will need for each distinct word, if the words are still in memory then.
  public var laterByteCountPerWord = 0
  /// Where temporary files go; made if it is not there.
  public var directory: FilePath

  public init(byteLimit: Int, directory: FilePath, laterByteCountPerWord: Int = 0) {
    self.byteLimit = byteLimit
    self.laterByteCountPerWord = laterByteCountPerWord
    self.directory = directory
  }
}
