internal import CommentText
internal import DurableFiles
internal import Glibc
internal import SystemPackage

/// A directory that holds a vocabulary: one that this toolkit wrote, or one of transformers.
struct VocabularyFolder {
  private let path: FilePath
  private let names: [String]

  /// - Throws: `VocabularyError.file`.
  init(_ path: FilePath) throws(VocabularyError) {
    guard let names = directoryEntries(path) else { throw .file(.unreadable(path, Errno(rawValue: errno))) }
    self.path = path
    self.names = names
  }

  /// The vocabulary of `tokenizer.json`, else of `vocab.txt`; its pipeline is the manifest's, else that of
  /// `tokenizer.json`.
  /// - Throws: `VocabularyError.notAVocabulary`, `.filesDisagree`, `.manifest` and what the files throw.
  func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    let manifest = try file(VocabularyFiles.manifest).map { path throws(VocabularyError) in
      try ManifestReader(FileText(path))
    }
    var options = options
    options.specialTokens = options.specialTokens ?? manifest?.content.specialTokens
    options.continuationPrefix = options.continuationPrefix ?? manifest?.content.continuationPrefix
    var loaded = try tokens(options)
    loaded.form = .directory
    loaded.path = path
    guard let manifest else { return loaded }
    try manifest.check(loaded.vocabulary)
    loaded.manifest = manifest.file.bytes
    loaded.pipeline = manifest.content.pipeline
    return loaded
  }

  private func tokens(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    let list = try file(VocabularyFiles.vocabulary).map { path throws(VocabularyError) in
      try VocabularyList(FileText(path))
    }
    guard let json = file(VocabularyFiles.tokenizer) else {
      guard let list else { throw .notAVocabulary(path, .directory(holding: names)) }
      var options = options
      if options.specialTokens == nil { options.specialTokens = try specialTokens(list.tokens) }
      return LoadedVocabulary(vocabulary: try list.vocabulary(options), form: .list, path: list.path)
    }
    let document = try TokenizerDocument(JSONDocument(FileText(json)))
    let loaded = try document.vocabulary(options, configuration: configuration())
    if let list { try checkAgreement(loaded, list) }
    return loaded
  }

  /// `vocab.txt` may lack tokens that were added later, but must not contradict `tokenizer.json`.
  private func checkAgreement(_ loaded: LoadedVocabulary, _ list: VocabularyList) throws(VocabularyError) {
    let vocabulary = loaded.vocabulary
    for (id, token) in list.tokens.enumerated() where id >= vocabulary.count || vocabulary[id] != token {
      throw .filesDisagree(loaded.path, .line(list.path, id + 1))
    }
  }

  /// The special tokens that the configuration names and the list holds; nil if it names none.
  private func specialTokens(_ tokens: [[UInt8]]) throws(VocabularyError) -> SpecialTokens? {
    let known = Set(tokens)
    let named = try configuration()?.tokens.filter { known.contains($0.bytes) } ?? []
    return named.isEmpty ? nil : try SpecialTokens(named)
  }

  private func configuration() throws(VocabularyError) -> SpecialTokenConfiguration? {
    let path = file(VocabularyFiles.tokenizerConfiguration) ?? file(VocabularyFiles.specialTokensMap)
    return try path.map { path throws(VocabularyError) in
      try SpecialTokenConfiguration(JSONDocument(FileText(path)))
    }
  }

  private func file(_ name: String) -> FilePath? { names.contains(name) ? path.appending(name) : nil }
}
