public import DurableFiles
public import SystemPackage

/// What can go wrong while a corpus is read; data only, the command makes the words. Standard input has the path `-`.
public enum CorpusError: Error, Hashable, Sendable {
  /// Opening or inspecting a file failed.
  case file(FileError)
  case noInputs
  /// Standard input can be read only once.
  case standardInputTwice
  /// The file is not text.
  case binary(FilePath, BinaryContent)
  /// The system failed to read on at this byte of the file.
  case readFailed(FilePath, byteOffset: Int, Errno)
  /// The file became shorter or longer while it was read.
  case changedWhileReading(FilePath)
  /// The record that starts on this line (from 1) has more bytes than the limit.
  case recordTooLong(FilePath, line: Int, limitByteCount: Int)
}

/// What a file that is not text seems to be.
public enum BinaryContent: String, Hashable, Sendable {
  /// NUL and other control characters beyond what comments hold.
  case controlCharacters
}
