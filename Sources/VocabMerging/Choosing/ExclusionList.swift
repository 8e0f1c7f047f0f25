public import SystemPackage
internal import DurableFiles

/// A file of entries that are not to join a vocabulary: one a line, as `vocab.txt` has them (`##요`, not `요`).
///
/// Lines end with LF or CRLF; a byte order mark and empty lines are passed over.
public enum ExclusionList {
  /// - Throws: `VocabMergingError.file`, `.notUTF8`.
  public static func read(_ path: FilePath) throws(VocabMergingError) -> Set<[UInt8]> {
    var bytes: [UInt8] = []
    do throws(FileError) { bytes = try wholeFile(path) } catch { throw .file(error) }
    var entries: Set<[UInt8]> = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = line
      if number == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
      if line.last == 0x0D { line.removeLast() }
      guard String(validating: line, as: UTF8.self) != nil else { throw .notUTF8(path, line: number + 1) }
      if !line.isEmpty { entries.insert(Array(line)) }
    }
    return entries
  }
}
