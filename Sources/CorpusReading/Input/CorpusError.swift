public import DurableFiles
public import SystemPackage

/// What can go wrong while a corpus is read; data only, the command makes the words. Standard input has the path `-`.
public enum CorpusError: Error, Hashable, Sendable {
  /// Opening or inspecting a file failed.
  case file(FileError)
  case noInputs
  /// Standard input can be read only once.
  case standardInputTwice
  case patternMatchesNothing(String)
  case directoryHoldsNoFiles(FilePath)
  /// The file is not text.
  case binary(FilePath, BinaryContent)
  /// The file is in another encoding than it is read in.
  case encoding(FilePath, found: TextEncoding, expected: TextEncoding)
  /// The Unicode library has no table for this encoding.
  case encodingUnavailable(TextEncoding)
  /// The system failed to read on at this byte of the file.
  case readFailed(FilePath, byteOffset: Int, Errno)
  /// Somebody wrote to the file while it was read.
  case changedWhileReading(FilePath)
  /// Compressed data ends in the middle, at this byte of the file.
  case truncated(FilePath, Compression, byteOffset: Int)
  /// Compressed data is wrong at about this byte of the file.
  case corrupt(FilePath, Compression, byteOffset: Int)
  /// The record that starts on this line (from 1) has more bytes than the limit.
  case recordTooLong(FilePath, line: Int, limitByteCount: Int)
  /// Fields are asked for, and lines of text have none.
  case textHasNoFields(FilePath)
  /// Fields are asked for, and framed records have none but their group.
  case recordsHaveNoFields(FilePath)
  /// Framed records are UTF-8, and another encoding is asked for.
  case recordsAreUTF8(FilePath)
  /// Framed records end within the one with this number (from 1), which starts at this byte of them.
  case recordCutOff(FilePath, record: Int, byteOffset: Int)
  /// Records have several fields and none was chosen; some of them.
  case fieldNeeded(FilePath, available: [String])
  /// No such column; those there are.
  case missingColumn(FilePath, FieldSelector, available: [String])
  /// One of the first records has more fields than a record may have.
  case tooManyColumns(FilePath, limit: Int)
  case badRecord(BadRecord)
  /// More than half of a file's records cannot be read, so that leaving them out would leave out the file.
  case mostRecordsSkipped(FilePath, SkippedShare)
  /// The file would be read as lines of text, and its first lines are records of another format.
  case seemsToBe(FilePath, StructureGuess)
  /// The first lines hold this ASCII character where the format's own separator is missing.
  case otherSeparator(FilePath, separator: UInt8, RecordFormat, firstLine: String)
  /// A zip archive cannot be read.
  case badArchive(FilePath, reason: String)
  /// Decompressing takes more memory than is allowed.
  case windowTooLarge(FilePath, Compression, limitByteCount: Int)
  /// A line of a list of inputs is no JSON object that describes one.
  case badListLine(FilePath, line: Int, BadListLine)
  /// What follows the last colon of a name is no weight.
  case badWeight(FilePath, weight: String)
  /// The document with this key, or one that begins so, goes on here although another began in between.
  case splitDocument(CorpusLocation, FieldSelector, key: String)
  /// There are more comments in a file that others are compared with than there is memory for.
  case knownCommentsNeedMemory(FilePath)
  /// There is no memory for a record of this file.
  case outOfMemory(FilePath)
}

/// What a file that is not text seems to be.
public enum BinaryContent: String, Hashable, Sendable {
  case tar, zip, officeDocument, sevenZip, rar, parquet, arrow, sqlite
  /// A compression that is not read.
  case lz4, unixCompress
  /// A compressed file inside a compressed file.
  case compressedTwice
  /// NUL and other control characters beyond what comments hold.
  case controlCharacters
}

/// What is wrong with a line of a list.
public enum BadListLine: Error, Hashable, Sendable {
  case json(JSONFault)
  case unknownKey(String)
  case pathMissing
  /// A weight where none is taken.
  case unusedWeight
  /// The value of a key is none that it takes.
  case badValue(key: String, String)
}
