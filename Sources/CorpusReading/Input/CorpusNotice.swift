public import SystemPackage

/// Something about the inputs that a person should know and that stops nothing.
public enum CorpusNotice: Hashable, Sendable {
  case emptyFile(FilePath)
  /// Something that was found by looking into a directory or by a pattern and is not read.
  case passedOver(FilePath, Obstacle)
  /// A file that is read as lines of text may be something else.
  case mayBe(FilePath, StructureGuess)
  /// Another character separates fields than the file's name says, an ASCII one.
  case separatorFound(FilePath, separator: UInt8, RecordFormat)
  /// Fields stand in quotation marks, and this is how they are taken.
  case quotingGuessed(FilePath, Quoting)
  /// The first line looks like names and is read as a comment.
  case headerTaken(FilePath, names: [String])

  /// Why something is not read.
  public enum Obstacle: Hashable, Sendable {
    /// A pipe, a device, a socket, or in an archive a link.
    case notAFile
    /// A link that leads nowhere.
    case danglingLink
  }
}
