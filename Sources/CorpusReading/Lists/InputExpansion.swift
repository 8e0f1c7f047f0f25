internal import DurableFiles
internal import Glibc
public import SystemPackage

/// What arguments and lists name, and what was met on the way and is not read.
public struct ExpandedInputs: Sendable {
  public internal(set) var sources: [CorpusSource] = []
  public internal(set) var notices: [CorpusNotice] = []

  public var inputs: [CorpusInput] { sources.map(\.input) }
}

/// Turns what a person names into files: patterns, directories and lists of names.
///
/// Whatever is asked for is read, or named: errors of listing stop, and what is found and is no file is in the notices.
/// Names are bytes, as the system has them.
public enum InputExpansion {
  /// The inputs that arguments of a command and lists name, in the order given.
  ///
  /// - A pattern (`*`, `?`, `[…]`) that is no file's name gives the files that match, sorted by bytes.
  /// - A directory gives every file in it and below, sorted by bytes; names that begin with a dot are left out.
  /// - A list (`InputList`) holds a path or a description a line, `-` reads it from standard input; it is not expanded
  ///   further, except for directories.
  /// - Parameter weighted: whether names and lines may carry weights (`WeightedName`), which then hold for all files
  ///   that they stand for.
  /// - Throws: `CorpusError.patternMatchesNothing`, `.directoryHoldsNoFiles`, `.file`, `.readFailed`, `.badListLine`,
  ///   `.badWeight`.
  public static func expand(
    _ arguments: [FilePath], lists: [CorpusInput] = [], weighted: Bool = false
  ) throws(CorpusError) -> ExpandedInputs {
    var found = ExpandedInputs()
    for argument in arguments {
      var source = CorpusSource(argument == "-" ? .standardInput : .file(argument))
      if weighted { source = try source.weighted() }
      if case .file(let path) = source.input, try isPattern(path) {
        for match in try matches(path) { try found.add(source.reading(match), isFound: true) }
      } else {
        try found.add(source, isFound: false)
      }
    }
    for list in lists {
      for source in try InputList.sources(in: list, weighted: weighted) {
        guard list != .standardInput || source.input != .standardInput else { throw .standardInputTwice }
        try found.add(source, isFound: false)
      }
    }
    return found
  }

  private static func isPattern(_ path: FilePath) throws(CorpusError) -> Bool {
    try FileKind(path) == .missing && path.string.utf8.contains { "*?[".utf8.contains($0) }
  }

  /// The same by names in UTF-8, without what else there is to say.
  public static func expand(
    _ arguments: [String], lists: [CorpusInput] = []
  ) throws(CorpusError) -> [CorpusInput] {
    try expand(arguments.map { FilePath($0) }, lists: lists).inputs
  }

  private static func matches(_ pattern: FilePath) throws(CorpusError) -> [FilePath] {
    var found = glob_t()
    defer { globfree(&found) }
    let status = pattern.withPlatformString { glob($0, GLOB_NOSORT | GLOB_BRACE | GLOB_ERR, nil, &found) }
    switch status {
    case 0: break
    case GLOB_NOMATCH: throw .patternMatchesNothing(pattern.string)
    case GLOB_NOSPACE: throw .outOfMemory(pattern)
    default: throw .file(.unreadable(pattern, Errno(rawValue: errno)))
    }
    let names = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { FilePath(platformString: $0) } }
    return names.sorted(by: byBytes)
  }

  /// The order of names' bytes.
  static func byBytes(_ left: FilePath, _ right: FilePath) -> Bool {
    left.withPlatformString { left in right.withPlatformString { right in strcmp(left, right) < 0 } }
  }
}

extension ExpandedInputs {
  /// Adds a file, or the files in a directory.
  /// - Parameter isFound: whether it was not named itself, so that what cannot be read is passed over.
  fileprivate mutating func add(_ source: CorpusSource, isFound: Bool) throws(CorpusError) {
    guard case .file(let path) = source.input else { return sources.append(source) }
    let kind = try FileKind(path)
    switch kind {
    case .directory:
      let before = sources.count
      try addFiles(below: path, like: source)
      guard sources.count > before else { throw .directoryHoldsNoFiles(path) }
    case .danglingLink where isFound: notices.append(.passedOver(path, .danglingLink))
    case .other where isFound: notices.append(.passedOver(path, .notAFile))
    case .file, .other, .danglingLink, .missing: sources.append(source)
    }
  }

  private mutating func addFiles(below directory: FilePath, like source: CorpusSource) throws(CorpusError) {
    for path in try DirectoryListing.paths(in: directory) {
      switch try FileKind(path, followsLinks: false) {
      case .directory: try addFiles(below: path, like: source)
      case .missing: throw .changedWhileReading(path)
      case .file: sources.append(source.reading(path))
      case .other, .danglingLink:
        // Links to directories are not followed: they may lead back.
        if try FileKind(path) != .directory { try add(source.reading(path), isFound: true) }
      }
    }
  }
}

extension CorpusSource {
  /// The same description for another file.
  fileprivate func reading(_ path: FilePath) -> CorpusSource {
    var source = self
    source.input = .file(path)
    return source
  }
}

/// What stands under a name.
package enum FileKind {
  case file, directory
  /// A pipe, a device, a socket; without following links also a link.
  case other
  case danglingLink, missing

  /// - Throws: `CorpusError.file` if that cannot be told.
  package init(_ path: FilePath, followsLinks: Bool = true) throws(CorpusError) {
    do throws(Errno) {
      if let status = try fileStatus(path, followingLinks: followsLinks) {
        self = status.isDirectory ? .directory : status.isRegular ? .file : .other
      } else {
        self = try Self.isLink(path) ? .danglingLink : .missing
      }
    } catch {
      // A link that leads round.
      guard error == .tooManySymbolicLinkLevels, (try? Self.isLink(path)) == true else {
        throw .file(.unreadable(path, error))
      }
      self = .danglingLink
    }
  }

  private static func isLink(_ path: FilePath) throws(Errno) -> Bool {
    try fileStatus(path, followingLinks: false)?.isLink ?? false
  }
}

/// The names in a directory.
enum DirectoryListing {
  /// Those that do not begin with a dot, sorted by bytes.
  /// - Throws: `CorpusError.file` if the directory cannot be listed to its end.
  static func paths(in directory: FilePath) throws(CorpusError) -> [FilePath] {
    do throws(Errno) {
      return try directoryNames(directory).filter { !$0.string.hasPrefix(".") }.map { directory.appending($0) }
    } catch { throw .file(.unreadable(directory, error)) }
  }
}
