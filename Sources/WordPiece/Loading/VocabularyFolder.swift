internal import CommentText
internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// A directory that holds a vocabulary: one that this toolkit wrote, or one of transformers.
struct VocabularyFolder {
  private let path: FilePath
  private let names: [String]
  /// Its files by name; nil where they are read from disk when they are needed.
  private let contents: [String: [UInt8]]?

  /// - Throws: `VocabularyError.file`.
  init(_ path: FilePath) throws(VocabularyError) {
    self.path = path
    contents = nil
    do throws(Errno) { names = try directoryEntries(path) } catch { throw .file(.unreadable(path, error)) }
  }

  /// A directory whose files are in memory.
  init(_ path: FilePath, contents: [String: [UInt8]]) {
    self.path = path
    self.contents = contents
    names = contents.keys.sorted()
  }

  /// The vocabulary of `tokenizer.json`, else of `vocab.txt`, with what the files beside it add.
  /// - Throws: `VocabularyError.notAVocabulary`, `.filesDisagree`, `.manifest` and what the files throw.
  func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    let settings = try settings()
    let manifest = try file(VocabularyFiles.manifest).map { file throws(VocabularyError) in try ManifestReader(file) }
    let list = try file(VocabularyFiles.vocabulary).map { file throws(VocabularyError) in
      try VocabularyList(file, keepsByteOrderMark: manifest == nil)
    }
    let document = try json(VocabularyFiles.tokenizer).map { json throws(VocabularyError) in
      try TokenizerDocument(json)
    }
    if let manifest { return try vocabulary(manifest, list, document, settings, options) }
    guard let list else {
      guard let document else { throw .notAVocabulary(path, .directory(holding: names)) }
      return try TransformersFolder(path, settings, options).vocabulary(document, nil)
    }
    if let document { return try TransformersFolder(path, settings, options).vocabulary(document, list) }
    return try TransformersFolder(path, settings, options).vocabulary(list)
  }

  /// A vocabulary that this toolkit wrote: its files say all, and the manifest what they leave open.
  private func vocabulary(
    _ manifest: ManifestReader, _ list: VocabularyList?, _ document: TokenizerDocument?, _ settings: TokenizerSettings,
    _ options: VocabularyReadingOptions
  ) throws(VocabularyError) -> LoadedVocabulary {
    var options = options
    options.specialTokens = options.specialTokens ?? manifest.content.specialTokens
    options.continuationPrefix = options.continuationPrefix ?? manifest.content.continuationPrefix
    var loaded: LoadedVocabulary
    if let document {
      loaded = try TransformersFolder(path, nil, options).vocabulary(document, list)
    } else if let list {
      loaded = try list.vocabulary(options)
    } else {
      throw .notAVocabulary(path, .directory(holding: names))
    }
    try manifest.check(loaded.vocabulary)
    loaded.form = .directory
    loaded.path = path
    loaded.manifest = manifest.file.bytes
    loaded.pipeline = manifest.content.pipeline
    loaded.cleansUpDecodedText = settings.cleansUpSpaces
    return loaded
  }

  private func settings() throws(VocabularyError) -> TokenizerSettings {
    TokenizerSettings(
      configuration: try json(VocabularyFiles.tokenizerConfiguration), map: try json(VocabularyFiles.specialTokensMap),
      added: try json(VocabularyFiles.addedTokens), model: try json(VocabularyFiles.modelConfiguration))
  }

  private func json(_ name: String) throws(VocabularyError) -> JSONDocument? {
    try file(name).map { file throws(VocabularyError) in try JSONDocument(file) }
  }

  private func file(_ name: String) throws(VocabularyError) -> FileText? {
    guard names.contains(name) else { return nil }
    let path = path.appending(name)
    guard let contents else { return try FileText(path) }
    return contents[name].map { FileText(path, bytes: $0) }
  }
}
