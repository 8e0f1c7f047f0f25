internal import CommentText
internal import SystemPackage

/// Reads a directory as `AutoTokenizer` does.
///
/// Where transformers 4 and 5 differ, `tokenizer.json` counts as it does in 4, which takes all that it says: 5 builds
/// BERT's classes anew from its tokens, and leaves out a normal form, the longest word and the decoder.
/// - Source: transformers 4.57.6, `tokenization_utils_base.py`, `tokenization_utils_fast.py`, `models/bert/`.
struct TransformersFolder {
  private let path: FilePath
  private let settings: TokenizerSettings?
  private let options: VocabularyReadingOptions

  /// - Parameter settings: nil where the files beside the vocabulary do not count.
  init(_ path: FilePath, _ settings: TokenizerSettings?, _ options: VocabularyReadingOptions) {
    self.path = path
    self.settings = settings
    self.options = options
  }

  /// What `tokenizer.json` holds, with what the other files add.
  /// - Parameter list: `vocab.txt` beside it, which must say the same.
  /// - Throws: `VocabularyError`.
  func vocabulary(_ document: TokenizerDocument, _ list: VocabularyList?) throws(VocabularyError) -> LoadedVocabulary {
    let tokenizerClass = settings?.tokenizerClass ?? .general
    try settings?.checkSupported()
    if let name = tokenizerClass.nameOfOwnRules, let place = settings?.place {
      throw .unsupportedPart(place, part: "tokenizer_class", found: name)
    }
    var model = try document.tokenModel(options)
    let file = try document.addedTokens()
    if let list {
      let listed = try file + (settings?.addedTokens(special: []) ?? [])
      try model.adopt(list, listed, besides: document.document.file.path)
    }
    let isBERT = tokenizerClass == .bert
    var remarks: [VocabularyRemark] = []
    if isBERT, let settings, !settings.statesText, document.isOverruled(by: settings) {
      remarks.append(.lowercasedByDefault(path))
    }
    let isAnew = if isBERT, let settings { try isReadAnew(document, model, file, settings) } else { false }
    let isWhole = isAnew && settings?.takesFileWhole == true
    if isAnew, !isWhole, let settings {
      var loaded = try vocabulary(model, file, settings, document.document.file.path)
      loaded.pipeline = TextPipeline(normalization: .none, bert: settings.normalization())
      loaded.remarks += remarks
      return loaded
    }
    var added = AddedTokenAssembly(TokenTable(model.tokens, unassigned: model.unassigned))
    for listed in file { try added.add(listed.token, listed: listed.id, place: listed.place) }
    added.beginCall()
    let named = try add(
      to: &added, tokenizerClass, besides: file, document.document.file.path,
      padding: isBERT ? nil : document.padding, objectsCount: isBERT && !isWhole)
    var loaded = LoadedVocabulary(
      try added.vocabulary(model, named: named, document, options), model, document, form: .directory, path: path)
    loaded.cleansUpDecodedText = settings?.cleansUpSpaces ?? false
    loaded.pipeline = try document.pipeline(isBERT && !isWhole ? settings : nil)
    if isBERT, !isWhole, let settings { try checkForms(added, document, settings) }
    if isWhole {
      loaded.surroundingsResult = .success(surroundings(named, added))
    } else if isBERT, let settings {
      // What such a class makes of the file is as transformers 4 has it, unless both make the same of it.
      loaded.decodesNormalForms =
        try isLoadedAnew(model, settings)
        && loaded.pipeline == TextPipeline(normalization: .none, bert: settings.normalization())
        && (try? loaded.decoding()) == .wordPiece(prefix: "##", cleansUp: true)
    }
    loaded.remarks += remarks
    return loaded
  }

  /// Whether a file is read as transformers 5 does, which takes nothing but its tokens: 4 does not load it, does not
  /// know tokens that are named, or goes on looking for added tokens where or in the normal form in which the
  /// configuration has them no more.
  private func isReadAnew(
    _ document: TokenizerDocument, _ model: TokenModel, _ listed: [ListedToken], _ settings: TokenizerSettings
  ) throws(VocabularyError) -> Bool {
    if document.hasNoNormalizer { return true }
    let isLoaded = if settings.takesFileWhole { true } else { try isLoadedAnew(model, settings) }
    guard isLoaded else { return false }
    // 4 has nothing for words that cannot be spelled, and stops at the first.
    if let unknown = document.unknown, !model.tokens.contains(unknown) { return true }
    if !settings.ofModel.isEmpty || settings.hasOwnList { return true }
    if try settings.movesAddedTokens(listed) { return true }
    guard document.isOverruled(by: settings) else { return false }
    let added = try listed + settings.addedTokens(special: [])
    return try (added.map(\.token) + settings.named(.bert).map(\.token)).contains(where: \.isNormalized)
  }

  /// Transformers 4 looks for added tokens in the normal form that the file's own flags give them, in text that the
  /// configuration's flags normalise.
  /// - Throws: `VocabularyError.overruledForm` for a token that has another form under each.
  private func checkForms(
    _ added: AddedTokenAssembly, _ document: TokenizerDocument, _ settings: TokenizerSettings
  ) throws(VocabularyError) {
    let normalized = added.tokens.map(\.token).filter(\.isNormalized)
    guard !normalized.isEmpty, document.isOverruled(by: settings) else { return }
    let (own, overruling) = (try compiled(document.pipeline()), try compiled(document.pipeline(settings)))
    for token in normalized where own.normalize(token.text) != overruling.normalize(token.text) {
      throw .overruledForm(settings.place ?? .line(document.document.file.path, 1), token.text)
    }
  }

  private func compiled(_ pipeline: TextPipeline) throws(VocabularyError) -> CompiledPipeline {
    do throws(CommentTextError) { return try CompiledPipeline(pipeline) } catch { throw .text(error) }
  }

  /// Whether transformers 5 loads one of BERT's classes: not without the token for unknown words.
  private func isLoadedAnew(_ model: TokenModel, _ settings: TokenizerSettings) throws(VocabularyError) -> Bool {
    let unknown = try settings.named(.bert).first { $0.role == .unknown }
    return unknown.map { model.tokens.contains($0.token.text) } ?? false
  }

  /// What `vocab.txt` holds, with what the other files add.
  /// - Throws: `VocabularyError`.
  func vocabulary(_ list: VocabularyList) throws(VocabularyError) -> LoadedVocabulary {
    var loaded = try unmarked(list)
    if list.hasByteOrderMark { loaded.remarks.append(.byteOrderMark(list.path)) }
    return loaded
  }

  private func unmarked(_ list: VocabularyList) throws(VocabularyError) -> LoadedVocabulary {
    guard let settings, !settings.isSilent else {
      return unstated(try list.vocabulary(options))
    }
    if case .other(let name) = settings.tokenizerClass, let place = settings.place {
      throw .unsupportedPart(place, part: "tokenizer_class", found: name)
    }
    try settings.checkSupported()
    var loaded = try vocabulary(list.model(options), [], settings, list.path)
    guard settings.statesText else { return unstated(loaded) }
    loaded.pipeline = TextPipeline(normalization: .none, bert: settings.normalization())
    return loaded
  }

  /// A model's tokens, with what the files beside it add, as BERT's classes make a tokenizer of them.
  /// - Parameters:
  ///   - listed: added tokens of `tokenizer.json`, which count where the configuration lists none.
  ///   - file: where the model lies.
  private func vocabulary(
    _ model: TokenModel, _ listed: [ListedToken], _ settings: TokenizerSettings, _ file: FilePath
  ) throws(VocabularyError) -> LoadedVocabulary {
    var model = model
    model.continuationPrefix = options.continuationPrefix ?? "##"
    model.maximumScalarCount = WordEncoder.defaultMaximumScalarCount
    var added = AddedTokenAssembly(TokenTable(model.tokens, unassigned: model.unassigned))
    let listed = settings.listsAddedTokens ? [] : listed
    for listed in listed { try added.add(listed.token, listed: listed.id, place: listed.place) }
    let named = try add(to: &added, .bert, besides: listed, file)
    model.unknown = named.first { $0.role == .unknown }?.token.text
    var loaded = LoadedVocabulary(
      try added.vocabulary(model, named: named, nil, options), model, nil, form: .directory, path: path)
    loaded.cleansUpDecodedText = settings.cleansUpSpaces
    loaded.surroundingsResult = .success(surroundings(named, added))
    return loaded
  }

  /// What BERT's classes put around a text, by the names of the tokens: one may have both roles, or another besides.
  private func surroundings(_ named: [NamedToken], _ added: AddedTokenAssembly) -> TextSurroundings {
    func ids(_ role: SpecialTokenRole) -> [Int32] {
      named.first { $0.role == role }.flatMap { added.id(of: $0.token.text) }.map { [Int32($0)] } ?? []
    }
    return TextSurroundings(opening: ids(.classification), closing: ids(.separator))
  }

  private func unstated(_ loaded: LoadedVocabulary) -> LoadedVocabulary {
    var loaded = loaded
    loaded.form = .directory
    loaded.path = path
    loaded.remarks.append(.textNotStated(path))
    return loaded
  }

  /// Adds the tokens that the files beside the vocabulary list and name.
  /// - Parameters:
  ///   - known: those of `tokenizer.json`.
  ///   - padding: the token that it pads with, which is special unless the other files name one.
  ///   - objectsCount: whether an object that names an additional token brings its flags, whatever `tokenizer.json`
  ///     has, as in 4. Beside a list that lacks it any object does with BERT's classes, in both.
  /// - Returns: Those that are named.
  private func add(
    to added: inout AddedTokenAssembly, _ tokenizerClass: TokenizerClass, besides known: [ListedToken],
    _ file: FilePath, padding: [UInt8]? = nil, objectsCount: Bool = false
  ) throws(VocabularyError) -> [NamedToken] {
    guard let settings else { return [] }
    let named = try settings.named(tokenizerClass, padding: padding)
    let names = named.map(\.token.text)
    for listed in try settings.addedTokens(special: names) {
      // What `tokenizer.json` lists counts before `added_tokens.json`.
      let isKnown = known.contains { $0.token == listed.token || ($0.id == listed.id && !settings.listsAddedTokens) }
      if isKnown { continue }
      var token = listed.token
      token.isSpecial = token.isSpecial || names.contains(token.text)
      try added.add(token, listed: listed.id, place: listed.place)
    }
    let listed = Set(try settings.listsAddedTokens ? settings.addedTokens(special: []).map(\.token.text) : [])
    func bringsFlags(_ token: NamedToken) -> Bool {
      guard token.isObject else { return false }
      if settings.listsAddedTokens { return tokenizerClass == .bert && !listed.contains(token.token.text) }
      return objectsCount && token.role == nil
    }
    for token in named where !added.contains(token.token.text) || bringsFlags(token) {
      var flagged = token.token
      // Where it is looked for stays as the file has it.
      if objectsCount, let known = added.token(flagged.text) { flagged.isNormalized = known.isNormalized }
      try added.add(flagged, place: settings.place ?? .line(file, 1))
    }
    return named
  }
}
