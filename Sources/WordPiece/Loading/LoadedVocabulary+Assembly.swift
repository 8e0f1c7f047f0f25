internal import SystemPackage

extension VocabularyList {
  /// The list by itself.
  /// - Throws: `VocabularyError`.
  func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    let model = model(options)
    let table = TokenTable(model.tokens)
    if options.repeatedTokens == .refused { try table.checkUsable { .line(path, $0 + 1) } }
    let special = if let chosen = options.specialTokens { chosen } else { try Self.usualSpecialTokens(table) }
    let vocabulary = try Vocabulary(
      table, specialTokens: special, continuationPrefix: model.continuationPrefix, listLines: model.listLines)
    return LoadedVocabulary(vocabulary, model, nil, form: .list, path: path)
  }
}

extension TokenizerDocument {
  /// The file by itself, as tokenizers reads it.
  /// - Throws: `VocabularyError`.
  func vocabulary(_ options: VocabularyReadingOptions) throws(VocabularyError) -> LoadedVocabulary {
    let model = try tokenModel(options)
    var added = AddedTokenAssembly(TokenTable(model.tokens, unassigned: model.unassigned))
    for listed in try addedTokens() { try added.add(listed.token, listed: listed.id, place: listed.place) }
    var loaded = LoadedVocabulary(
      try added.vocabulary(model, named: [], self, options), model, self, form: .tokenizer, path: document.file.path)
    loaded.pipeline = try pipeline()
    return loaded
  }
}

extension LoadedVocabulary {
  /// - Parameter document: the `tokenizer.json` that says how text is surrounded and decoded; nil: as BERT does.
  init(
    _ vocabulary: Vocabulary, _ model: TokenModel, _ document: TokenizerDocument?, form: VocabularyForm, path: FilePath
  ) {
    self.vocabulary = vocabulary
    self.form = form
    self.path = path
    maximumScalarCount = model.maximumScalarCount
    let usual = DecodingRule.wordPiece(prefix: model.continuationPrefix, cleansUp: true)
    surroundingsResult =
      document.map { document in
        Result { () throws(VocabularyError) in try document.surroundings() }
      } ?? .success(TextSurroundings(vocabulary))
    decodingResult =
      document.map { document in
        Result { () throws(VocabularyError) in try document.decoding() }
      } ?? .success(usual)
    let unusable = vocabulary.unusableCount
    if unusable > 0 { remarks.append(.unusableEntries(path, unusable)) }
  }
}

extension AddedTokenAssembly {
  /// The model's tokens with those that were added.
  /// - Parameters:
  ///   - named: the tokens that files name for a role.
  ///   - document: tells further roles; nil without a `tokenizer.json`.
  func vocabulary(
    _ model: TokenModel, named: [NamedToken], _ document: TokenizerDocument?, _ options: VocabularyReadingOptions
  ) throws(VocabularyError) -> Vocabulary {
    let table = table()
    if options.repeatedTokens == .refused { try table.checkUsable { .id($0) } }
    let special =
      if let chosen = options.specialTokens { chosen } else { try specialTokens(model.unknown, named, document) }
    return try Vocabulary(
      table, specialTokens: special, addedTokens: addedTokens, continuationPrefix: model.continuationPrefix,
      listLines: model.listLines)
  }

  /// Those that are not looked for as special tokens are, and those beside the model.
  private var addedTokens: [AddedToken] {
    let beside = Set(besideModel.map(\.id))
    return tokens.sorted { $0.id < $1.id }.compactMap { id, token in
      var token = token
      token.isSpecial = isSpecial(token.text)
      return token.isPlainSpecial && !beside.contains(id) && TokenForm.isUsable(token.text) ? nil : token
    }
  }

  private func specialTokens(
    _ unknown: [UInt8]?, _ named: [NamedToken], _ document: TokenizerDocument?
  ) throws(VocabularyError) -> SpecialTokens {
    var roles: [[UInt8]: SpecialTokenRole] = [:]
    func assign(_ role: SpecialTokenRole?, _ text: [UInt8]) {
      guard let role, id(of: text) != nil, roles[text] == nil, !roles.values.contains(role) else { return }
      roles[text] = role
    }
    if let unknown { assign(.unknown, unknown) }
    // A token has one role here; of several, one of BERT's five.
    let ofBERT = named.filter { $0.role.map(SpecialTokenRole.ofBERT.contains) ?? false }
    for named in ofBERT + named { assign(named.role, named.token.text) }
    let texts = tokens.map(\.token.text)
    for text in texts where isSpecial(text) {
      assign(document?.role(toldOf: text) ?? SpecialTokenRole(conventionalName: text), text)
    }
    let all = texts.filter { isSpecial($0) || roles[$0] != nil } + roles.keys.filter { !contains($0) }
    return try SpecialTokens(
      all.filter { TokenForm.isUsable($0) }.map {
        SpecialToken(String(decoding: $0, as: UTF8.self), role: roles[$0], isRecognized: isSpecial($0))
      })
  }
}
