internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// U+FEFF in UTF-8, which some editors put before a text.
let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

func isUTF8(_ bytes: some Sequence<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

func isDirectory(_ path: FilePath) -> Bool {
  var status = stat()
  return stat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// A whole small file in memory.
struct FileText {
  let path: FilePath
  let bytes: [UInt8]

  /// Reads a file, or standard input for `-`.
  /// - Throws: `VocabularyError.file`.
  init(_ path: FilePath) throws(VocabularyError) {
    do throws(FileError) {
      bytes = try path == "-" ? wholeStandardInput() : wholeFile(path)
    } catch { throw .file(error) }
    self.path = path
  }

  /// A file that was read already.
  init(_ path: FilePath, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Whether the text begins as a JSON object with a member does.
  var opensObject: Bool {
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    let visible = bytes[start...].lazy.filter { !" \t\r\n".utf8.contains($0) }
    return visible.starts(with: "{\"".utf8)
  }

  /// Where a byte stands: its line, and its place in that line, both from 1.
  /// - Complexity: O(bytes before it); for errors.
  func place(_ offset: Int) -> VocabularyPlace {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    return .byte(path, line: before.count { $0 == 0x0A } + 1, column: before.count - lineStart + 1)
  }
}
