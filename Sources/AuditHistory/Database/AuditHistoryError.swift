public import DurableFiles
public import SystemPackage

/// Why a history cannot be read or written; data only, the command makes the words.
public enum AuditHistoryError: Error, Hashable, Sendable {
  case file(FileError)
  /// The file is no SQLite database.
  case notDatabase(FilePath)
  /// The file is a database of another program.
  case foreignDatabase(FilePath)
  /// The history was written by a newer version of this toolkit.
  case newerSchema(FilePath, found: Int, expected: Int)
  /// Another process kept the file to itself for so long.
  case locked(FilePath, milliseconds: Int)
  /// The file, or its folder, may not be written to.
  case readOnly(FilePath)
  /// The disk is full.
  case full(FilePath)
  /// The file's content contradicts itself.
  case damaged(FilePath, reason: String)
  /// Anything else, in SQLite's words.
  case failed(FilePath, reason: String)
  /// SQLite is not installed.
  case noLibrary
}
