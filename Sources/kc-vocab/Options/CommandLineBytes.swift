import SystemPackage

/// The arguments of the process as bytes: names of files need not be UTF-8, and the parser's strings are.
enum CommandLineBytes {
  /// The path that an argument of the parser names: with the bytes that were given where the string is a repaired copy.
  static func path(_ argument: String) -> FilePath {
    guard argument.unicodeScalars.contains("\u{FFFD}") else { return FilePath(argument) }
    for index in 1..<max(Int(CommandLine.argc), 1) {
      guard let bytes = CommandLine.unsafeArgv[index] else { continue }
      if String(cString: bytes) == argument { return FilePath(platformString: bytes) }
    }
    return FilePath(argument)
  }
}
