internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// Turns what a person names into files: patterns, directories and lists of names.
public enum InputExpansion {
  /// The inputs that arguments of a command and lists name, in the order given.
  ///
  /// - A pattern (`*`, `?`, `[…]`) that is no file's name gives the files that match, sorted by bytes.
  /// - A directory gives every file in it and below, sorted by bytes; names that begin with a dot are left out.
  /// - A list holds a path a line (or between NULs), `-` reads it from standard input; it is not expanded further, except
  ///   for directories.
  /// - Throws: `CorpusError.patternMatchesNothing`, `.directoryHoldsNoFiles`, `.file`, `.readFailed`.
  public static func expand(
    _ arguments: [String], lists: [CorpusInput] = []
  ) throws(CorpusError) -> [CorpusInput] {
    var inputs: [CorpusInput] = []
    for argument in arguments {
      if argument == "-" {
        inputs.append(.standardInput)
      } else if !exists(FilePath(argument)), argument.utf8.contains(where: { "*?[".utf8.contains($0) }) {
        for path in try matches(argument) { try inputs.append(contentsOf: files(FilePath(path))) }
      } else {
        try inputs.append(contentsOf: files(FilePath(argument)))
      }
    }
    for list in lists {
      for path in try paths(in: list) { try inputs.append(contentsOf: files(path)) }
    }
    return inputs
  }

  private static func mode(_ path: FilePath) -> mode_t? {
    var status = stat()
    return stat(path.string, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func exists(_ path: FilePath) -> Bool { mode(path) != nil }

  /// The file itself, or the files in a directory.
  private static func files(_ path: FilePath) throws(CorpusError) -> [CorpusInput] {
    guard mode(path) == S_IFDIR else { return [.file(path)] }
    let found = try filesBelow(path)
    guard !found.isEmpty else { throw .directoryHoldsNoFiles(path) }
    return found.map { .file($0) }
  }

  private static func filesBelow(_ directory: FilePath) throws(CorpusError) -> [FilePath] {
    guard let names = directoryEntries(directory) else {
      throw .file(.unreadable(directory, Errno(rawValue: errno)))
    }
    var found: [FilePath] = []
    for name in names where name.utf8.first != UInt8(ascii: ".") {
      let path = directory.appending(name)
      var status = stat()
      // Links to directories are not followed: they may lead back.
      let isDirectory = lstat(path.string, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      if isDirectory {
        try found.append(contentsOf: filesBelow(path))
      } else if mode(path) != S_IFDIR {
        found.append(path)
      }
    }
    return found
  }

  private static func matches(_ pattern: String) throws(CorpusError) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_NOSORT | GLOB_BRACE, nil, &found) == 0 else { throw .patternMatchesNothing(pattern) }
    let names = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  private static func paths(in list: CorpusInput) throws(CorpusError) -> [FilePath] {
    let stream = try FileStream(OpenedInput(list), digests: false, progress: ReadingProgress())
    let store = ByteStore(capacity: 1 << 16)
    while true {
      let count = try stream.read(into: store.free)
      if count == 0 { break }
      store.count += count
      store.reserve(store.count + (1 << 16))
    }
    let separator: UInt8 = store.bytes.contains(0) ? 0 : UInt8(ascii: "\n")
    return store.bytes.split(separator: separator).compactMap { line in
      let name = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      return name.isEmpty ? nil : FilePath(String(decoding: name, as: UTF8.self))
    }
  }
}
