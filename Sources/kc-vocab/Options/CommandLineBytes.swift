import CStart
import SystemPackage

/// The arguments of the process, as `main` was given them: `/proc` need not be there.
///
/// Names of files need not be UTF-8, and the parser's strings are.
enum CommandLineBytes {
  /// The arguments behind the program's name, with what is not UTF-8 repaired.
  /// - Throws: `CommandFailure` where not even that name was given.
  static func arguments() throws -> [String] {
    guard kc_argument_count() > 0 else {
      throw CommandFailure("no arguments were given, not even the program's name; start it as `kc-vocab --help`")
    }
    return all.map { String(cString: $0) }
  }

  /// The path that an argument of the parser names: with the bytes that were given where the string is a repaired copy.
  static func path(_ argument: String) -> FilePath {
    guard argument.unicodeScalars.contains("\u{FFFD}"),
      let bytes = all.first(where: { String(cString: $0) == argument })
    else { return FilePath(argument) }
    return FilePath(platformString: bytes)
  }

  private static var all: [UnsafePointer<CChar>] {
    (1..<max(kc_argument_count(), 1)).compactMap { kc_argument($0) }
  }
}
