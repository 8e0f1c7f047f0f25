internal import CommentText

/// What the files of transformers beside a vocabulary say of it, joined as transformers joins them.
///
/// `special_tokens_map.json` and `added_tokens.json` count only where `tokenizer_config.json` lists no added tokens,
/// and the map before the configuration.
/// - Source: `PreTrainedTokenizerBase._from_pretrained`, transformers 4.57.6 and 5.23.0.
struct TokenizerSettings {
  /// `tokenizer_config.json`, or an empty object.
  private let configuration: JSONValue
  private let document: JSONDocument?
  private let map: JSONDocument?
  private let added: JSONDocument?
  private let model: JSONDocument?

  init(configuration: JSONDocument?, map: JSONDocument?, added: JSONDocument?, model: JSONDocument?) {
    document = configuration
    self.configuration = configuration?.root ?? .object([])
    self.map = map
    self.added = added
    self.model = model
  }

  /// Whether nothing is said at all.
  var isSilent: Bool { document == nil && map == nil && model == nil && added == nil }

  private var className: String? {
    configuration["tokenizer_class"]?.string ?? model?.root["tokenizer_class"]?.string
  }

  /// Whether the class is the one of BERT's kind for which transformers 5 takes a `tokenizer.json` whole, but for what
  /// stands around a text.
  var takesFileWhole: Bool { ["ConvBertTokenizer", "ConvBertTokenizerFast"].contains(className) }

  /// The class that is named, or that the model's type stands for.
  var tokenizerClass: TokenizerClass? {
    className.map(TokenizerClass.init(name:))
      ?? model?.root["model_type"]?.string.flatMap(TokenizerClass.init(modelType:))
  }

  /// Where the class is named.
  var place: VocabularyPlace? {
    document.map { $0.place(configuration["tokenizer_class"] ?? $0.root) } ?? model.map { $0.place($0.root) }
  }

  /// A setting that this toolkit does not have.
  /// - Throws: `VocabularyError.unsupportedPart`.
  func checkSupported() throws(VocabularyError) {
    for (name, refused) in [("do_basic_tokenize", false), ("split_special_tokens", true)] {
      guard let document, let value = configuration[name], value.bool == refused else { continue }
      throw .unsupportedPart(document.place(value), part: name, found: String(refused))
    }
  }

  /// Whether any flag of BERT's normaliser is said.
  var statesText: Bool {
    ["do_lower_case", "strip_accents", "tokenize_chinese_chars"].contains { configuration[$0] != nil }
  }

  /// What the flags make of BERT's normaliser; what is not said is as transformers has it: lowercased, and accents
  /// stripped where it lowercases.
  func normalization(cleansText: Bool = true) -> BertNormalization {
    let lowercases = configuration["do_lower_case"]?.bool ?? true
    return BertNormalization(
      cleansText: cleansText, spacesCJK: configuration["tokenize_chinese_chars"]?.bool ?? true,
      lowercases: lowercases, stripsAccents: configuration["strip_accents"]?.bool ?? lowercases)
  }

  /// Whether spaces before punctuation are taken out of decoded text.
  var cleansUpSpaces: Bool { configuration["clean_up_tokenization_spaces"]?.bool ?? false }

  /// Whether the configuration lists added tokens, so that older files do not count.
  var listsAddedTokens: Bool { configuration["added_tokens_decoder"]?.members != nil }

  /// The value of a member, the map's before the configuration's where the map counts.
  private func value(_ name: String) -> (value: JSONValue, document: JSONDocument)? {
    if !listsAddedTokens, let map, let value = map.root[name] { return (value, map) }
    return document.flatMap { document in configuration[name].map { ($0, document) } }
  }

  /// The special tokens by role that are named, in transformers' order, and those that `tokenizerClass` has by itself.
  /// - Parameter padding: the token for padding where none is named.
  func named(_ tokenizerClass: TokenizerClass, padding: [UInt8]? = nil) throws(VocabularyError) -> [NamedToken] {
    var tokens: [NamedToken] = []
    for role in [.beginning, .end, .unknown, .separator, .padding, .classification, .mask] as [SpecialTokenRole] {
      if let found = value("\(role.shortName)_token") {
        guard !found.value.isNull else { continue }
        tokens.append(try token(found.value, found.document, role: role))
      } else if tokenizerClass == .bert, SpecialTokenRole.ofBERT.contains(role) {
        tokens.append(NamedToken(AddedToken(Array(role.bertName.utf8), isSpecial: true), role: role))
      } else if role == .padding, let padding {
        tokens.append(NamedToken(AddedToken(padding, isSpecial: true), role: role))
      }
    }
    return tokens + (try extra())
  }

  /// Further special tokens, without a role.
  private func extra() throws(VocabularyError) -> [NamedToken] {
    var tokens = ofModel
    for name in hasOwnList ? ["extra_special_tokens"] : ["additional_special_tokens", "extra_special_tokens"] {
      var lists = [document.map { ($0.root[name], $0) }]
      if !listsAddedTokens { lists.append(map.map { ($0.root[name], $0) }) }
      for case (let value?, let document)? in lists {
        for value in value.array ?? value.members?.map(\.value) ?? [] {
          let token = try token(value, document, role: nil)
          if !tokens.contains(where: { $0.token.text == token.token.text }) { tokens.append(token) }
        }
      }
    }
    return tokens
  }

  /// Whether there is transformers 5's list of further special tokens, beside which it leaves out the older one; 4 does
  /// not load it.
  var hasOwnList: Bool { configuration["extra_special_tokens"]?.array?.isEmpty == false }

  /// Tokens of a model's own roles, such as `image_token`, which transformers 5 takes for special and 4 does not know.
  var ofModel: [NamedToken] {
    let known = Set(SpecialTokenRole.allCases.map { "\($0.shortName)_token" })
    return (configuration.members ?? []).compactMap { member in
      let name = String(decoding: member.key, as: UTF8.self)
      guard name.hasSuffix("_token"), !known.contains(name), let text = member.value.bytes else { return nil }
      return NamedToken(AddedToken(text, isSpecial: true), role: nil)
    }
  }

  /// The tokens that the files list as added, by id.
  /// - Parameter special: texts of the tokens that are named as special.
  func addedTokens(special: [[UInt8]]) throws(VocabularyError) -> [ListedToken] {
    if let document, let members = configuration["added_tokens_decoder"]?.members {
      return try members.map { member throws(VocabularyError) in
        guard let id = Int(String(decoding: member.key, as: UTF8.self)), id >= 0 else {
          throw document.unexpected(member.value, "added_tokens_decoder", .id)
        }
        let token = try AddedToken(member.value, in: document)
        return ListedToken(id: id, token: token, place: document.place(member.value))
      }.sorted { $0.id < $1.id }
    }
    guard let added else { return [] }
    return try (added.root.members ?? []).map { member throws(VocabularyError) in
      guard let id = member.value.integer, id >= 0 else { throw added.unexpected(member.value, "added_tokens", .id) }
      let isSpecial = special.contains(member.key)
      return ListedToken(
        id: id, token: AddedToken(member.key, isSpecial: isSpecial, isNormalized: !isSpecial),
        place: added.place(member.value))
    }.sorted { $0.id < $1.id }
  }

  /// Whether the configuration has one of these tokens looked for in normalised text and they have it in raw text, or
  /// the other way round.
  func movesAddedTokens(_ known: [ListedToken]) throws(VocabularyError) -> Bool {
    guard listsAddedTokens else { return false }
    let listed = try addedTokens(special: []).map(\.token)
    let objects = try named(.bert).filter(\.isObject).map(\.token)
    let isNormalized = Dictionary((listed + objects).map { ($0.text, $0.isNormalized) }) { listed, _ in listed }
    return known.contains { known in isNormalized[known.token.text].map { $0 != known.token.isNormalized } ?? false }
  }

  /// A named token: its text, or an object that holds it.
  private func token(
    _ value: JSONValue, _ document: JSONDocument, role: SpecialTokenRole?
  ) throws(VocabularyError) -> NamedToken {
    if let text = value.bytes {
      return NamedToken(AddedToken(text, isSpecial: true), role: role)
    }
    var token = try AddedToken(value, in: document)
    token.isSpecial = true
    token.isNormalized = value["normalized"]?.bool ?? false
    return NamedToken(token, role: role, isObject: true)
  }
}

/// A special token that a file names for a role, or that a class has by default.
struct NamedToken {
  let token: AddedToken
  let role: SpecialTokenRole?
  /// Whether the file names it by an object, which says its flags.
  let isObject: Bool

  init(_ token: AddedToken, role: SpecialTokenRole?, isObject: Bool = false) {
    self.token = token
    self.role = role
    self.isObject = isObject
  }
}

/// An added token with the id that a file gives it.
struct ListedToken {
  let id: Int
  let token: AddedToken
  let place: VocabularyPlace
}

extension AddedToken {
  /// As transformers and tokenizers write it.
  /// - Throws: `VocabularyError.unexpectedField`.
  init(_ value: JSONValue, in document: JSONDocument) throws(VocabularyError) {
    guard let text = value["content"]?.bytes else {
      throw document.unexpected(value["content"] ?? value, "added_tokens.content", .string)
    }
    func flag(_ name: String) -> Bool? { value[name]?.bool }
    let isSpecial = flag("special") ?? false
    self.init(
      text, isSpecial: isSpecial, isNormalized: flag("normalized") ?? !isSpecial, stripsLeft: flag("lstrip") ?? false,
      stripsRight: flag("rstrip") ?? false, isSingleWord: flag("single_word") ?? false)
  }
}
