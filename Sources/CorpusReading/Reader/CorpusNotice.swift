public import SystemPackage

/// Something about the inputs that a person should know and that stops nothing.
public enum CorpusNotice: Hashable, Sendable {
  case emptyFile(FilePath)
}
