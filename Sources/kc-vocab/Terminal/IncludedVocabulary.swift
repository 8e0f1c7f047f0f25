import CStart
import CorpusCatalogue
import DurableFiles
import FoundationEssentials
import Storage
import SystemPackage
import WordPiece

/// A vocabulary that lies beside the program and is known by its name.
struct IncludedVocabulary {
  private let path: FilePath

  /// - Throws: a `CommandFailure` where this copy of the program was installed without it.
  init(named name: String) throws {
    guard let path = Self.directory(name) else {
      throw CommandFailure(
        "\(name): does not lie beside this program; install the whole package, or name a directory of the source tree's vocab"
      )
    }
    self.path = path
  }

  /// Where what was named is read: the path itself if there is anything, or if the name is none of a vocabulary here.
  static func path(for argument: String) -> FilePath {
    let given = FilePath(argument)
    guard !argument.contains("/"), !FileManager.default.fileExists(atPath: argument) else { return given }
    return directory(argument) ?? given
  }

  /// Looked for beside the program or library (as in a Python package), below the `share` of its prefix, and in the
  /// tree of sources that it was built in.
  private static func directory(_ name: String) -> FilePath? {
    let isKnown = CatalogueSet().entries.contains { $0.entry.name == name && $0.entry.access == .included }
    guard isKnown, let ownFile = kc_own_file() else { return nil }
    let own = FilePath(URL(filePath: String(cString: ownFile)).resolvingSymlinksInPath().path).removingLastComponent()
    let places: [FilePath] = ["vocab", "../share/kc-vocab/vocab", "../../../vocab"]
    return places.map { own.pushing($0).appending(name).lexicallyNormalized() }.first { place in
      FileManager.default.fileExists(atPath: place.appending(VocabularyFiles.vocabulary).string)
    }
  }

  /// Writes a directory with its files.
  /// - Throws: `VocabularyError` if it is not what its manifest says; `FileError`.
  func copy(to directory: FilePath, replacing: Bool) throws -> [CorpusFetchReport.File] {
    _ = try LoadedVocabulary(contentsOf: path)
    let staged = try StagedDirectory(directory, replacing: replacing, ownFileNames: VocabularyFiles.all)
    let files = try VocabularyFiles.all.sorted().compactMap { name -> CorpusFetchReport.File? in
      let source = path.appending(name)
      guard FileManager.default.fileExists(atPath: source.string) else { return nil }
      let bytes = try wholeFile(source)
      try staged.write(name, bytes)
      return CorpusFetchReport.File(
        path: directory.appending(name).string, bytes: bytes.count, sha256: SHA256.hex(bytes), verified: true,
        state: "copied")
    }
    try staged.commit()
    return files
  }
}
