import DurableFiles
import SystemPackage

/// An output file that is to be written at the end of a run.
enum OutputFile {
  /// Finds out before the work whether its result could be written.
  static func check(_ path: FilePath, replacing: Bool) throws {
    try StagedFile.check(path, replacing: replacing)
  }
}
