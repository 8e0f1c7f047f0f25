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

  /// The token that the model takes for what it cannot spell.
  var unknown: [UInt8]? { model["unk_token"]?.bytes }

  /// The token that short texts are filled up with.
  var padding: [UInt8]? { document.root["padding"]?["pad_token"]?.bytes }

  /// - Throws: `VocabularyError.unexpectedField`, `.repeatedID`, `.missingID`, `.notAVocabulary`.
  func tokenModel(_ options: VocabularyReadingOptions) throws(VocabularyError) -> TokenModel {
    let entries = try entries()
    let added = try addedTokens()
    guard let highest = entries.keys.max() ?? (added.isEmpty ? nil : -1) else {
      throw .notAVocabulary(document.file.path, .empty)
    }
    // Ids without a token are left where a vocabulary repeats tokens; a few, never most.
    guard highest < 2 * entries.count + 1000 else {
      throw .missingID(document.file.path, (0...highest).first { entries[$0] == nil } ?? highest)
    }
    var tokens: [[UInt8]] = []
    tokens.reserveCapacity(highest + 1)
    var unassigned: Set<Int> = []
    for id in 0..<highest + 1 {
      if entries[id] == nil { unassigned.insert(id) }
      tokens.append(entries[id] ?? [])
    }
    return TokenModel(
      tokens: tokens, unassigned: unassigned, unknown: unknown,
      continuationPrefix: options.continuationPrefix ?? model["continuing_subword_prefix"]?.string ?? "##",
      maximumScalarCount: model["max_input_chars_per_word"]?.integer ?? WordEncoder.defaultMaximumScalarCount)
  }

  /// The tokens of the model's vocabulary by id; of a token that is there twice the later member counts.
  private func entries() throws(VocabularyError) -> [Int: [UInt8]] {
    guard let vocabulary = model["vocab"], let members = vocabulary.members else {
      throw document.unexpected(model["vocab"], "model.vocab", .object)
    }
    var entries: [Int: [UInt8]] = [:]
    entries.reserveCapacity(members.count)
    for member in members {
      guard let id = member.value.integer, (0..<Int(Int32.max)).contains(id) else {
        throw document.unexpected(member.value, "model.vocab", .id)
      }
      guard entries.updateValue(member.key, forKey: id) == nil else {
        throw .repeatedID(document.place(member.value), id)
      }
    }
    return entries
  }
}
