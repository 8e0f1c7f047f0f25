internal import CommentText
internal import SystemPackage

/// A `tokenizer.json` with a WordPiece model.
///
/// - Source: Hugging Face tokenizers 0.23.3, `tokenizer/serialization.rs`, `models/wordpiece/serialization.rs`.
struct TokenizerDocument {
  let document: JSONDocument
  private let model: JSONValue

  /// - Throws: `VocabularyError.notAVocabulary`.
  init(_ document: JSONDocument) throws(VocabularyError) {
    guard let model = document.root["model"], model.members != nil else {
      throw .notAVocabulary(document.file.path, .noModel)
    }
    let type = Self.type(of: model)
    guard type == "WordPiece" else { throw .notAVocabulary(document.file.path, .otherModel(type)) }
    self.document = document
    self.model = model
  }

  /// Old files do not say the model's type; its fields tell it.
  private static func type(of model: JSONValue) -> String {
    if let type = model["type"]?.string { return type }
    if model["merges"] != nil { return "BPE" }
    if model["vocab"]?.array != nil { return "Unigram" }
    return model["max_input_chars_per_word"] == nil ? "WordLevel" : "WordPiece"
  }

  /// - Parameter configuration: what the files beside this one say about special tokens.
  func vocabulary(
    _ options: VocabularyReadingOptions, configuration: SpecialTokenConfiguration? = nil
  ) throws(VocabularyError) -> LoadedVocabulary {
    let added = try addedTokens()
    let entries = try entries(added)
    let tokens = try tokens(entries)
    let prefix = options.continuationPrefix ?? model["continuing_subword_prefix"]?.string ?? "##"
    let special =
      if let chosen = options.specialTokens { chosen } else { try specialTokens(added, tokens, configuration) }
    let vocabulary = try Vocabulary(
      TokenTable(tokens), specialTokens: special, continuationPrefix: prefix,
      repeatedTokens: options.repeatedTokens, place: { document.place(entries[$0]!.value) })
    return LoadedVocabulary(
      vocabulary: vocabulary, pipeline: try pipeline(), form: .tokenizer, path: document.file.path,
      maximumScalarCount: model["max_input_chars_per_word"]?.integer ?? WordEncoder.defaultMaximumScalarCount)
  }

  /// The members of the model's vocabulary and the tokens added beside it, by id.
  private func entries(_ added: [AddedToken]) throws(VocabularyError) -> [Int: JSONMember] {
    guard let vocabulary = model["vocab"], let members = vocabulary.members else {
      throw document.unexpected(model["vocab"], "model.vocab", .object)
    }
    var entries: [Int: JSONMember] = [:]
    entries.reserveCapacity(members.count)
    for member in members {
      guard let id = member.value.integer, (0..<Int(Int32.max)).contains(id) else {
        throw document.unexpected(member.value, "model.vocab", .id)
      }
      guard entries.updateValue(member, forKey: id) == nil else { throw .repeatedID(document.place(member.value), id) }
    }
    for token in added {
      if let known = entries[token.id], known.key != token.text {
        throw .repeatedID(document.place(token.value), token.id)
      }
      entries[token.id] = JSONMember(key: token.text, value: token.value)
    }
    return entries
  }

  private func tokens(_ entries: [Int: JSONMember]) throws(VocabularyError) -> [[UInt8]] {
    guard !entries.isEmpty else { throw .notAVocabulary(document.file.path, .empty) }
    var tokens: [[UInt8]] = []
    tokens.reserveCapacity(entries.count)
    for id in 0..<entries.count {
      guard let entry = entries[id] else { throw .missingID(document.file.path, id) }
      tokens.append(entry.key)
    }
    return tokens
  }
}
