/// A token that a `tokenizer.json` looks for in raw text.
struct AddedToken {
  let id: Int
  let text: [UInt8]
  let value: JSONValue
}

extension TokenizerDocument {
  /// The added tokens, in the order of the file.
  /// - Throws: `VocabularyError.unexpectedField`; `.unsupportedPart` for one that is not looked for as special tokens
  ///   are: in normalised text, as a whole word, or with the spaces around it.
  func addedTokens() throws(VocabularyError) -> [AddedToken] {
    guard let list = document.root["added_tokens"], !list.isNull else { return [] }
    guard let values = list.array else { throw document.unexpected(list, "added_tokens", .array) }
    var tokens: [AddedToken] = []
    for value in values {
      guard let id = value["id"]?.integer, id >= 0 else {
        throw document.unexpected(value["id"] ?? value, "added_tokens.id", .id)
      }
      guard let text = value["content"]?.bytes else {
        throw document.unexpected(value["content"] ?? value, "added_tokens.content", .string)
      }
      if let flag = ["single_word", "lstrip", "rstrip", "normalized"].first(where: { value[$0]?.bool == true }) {
        throw .unsupportedPart(document.place(value), part: "added_tokens", found: flag)
      }
      tokens.append(AddedToken(id: id, text: text, value: value))
    }
    return tokens
  }

  /// The added tokens with their roles, and tokens that the configuration beside this file names.
  func specialTokens(
    _ added: [AddedToken], _ tokens: [[UInt8]], _ configuration: SpecialTokenConfiguration?
  ) throws(VocabularyError) -> SpecialTokens {
    let known = Set(tokens)
    let configured = configuration?.tokens.filter { known.contains($0.bytes) } ?? []
    var special = configured
    for token in added where !special.contains(where: { $0.bytes == token.text }) {
      let role = roleTold(of: token.text) ?? SpecialTokenRole(conventionalName: token.text)
      let isTaken = role.map { role in special.contains { $0.role == role } } ?? false
      special.append(SpecialToken(String(decoding: token.text, as: UTF8.self), role: isTaken ? nil : role))
    }
    return try SpecialTokens(special)
  }

  /// The role that the file itself gives a token: the model's unknown token, and those that the post-processor adds.
  private func roleTold(of token: [UInt8]) -> SpecialTokenRole? {
    if document.root["model"]?["unk_token"]?.bytes == token { return .unknown }
    if document.root["padding"]?["pad_token"]?.bytes == token { return .padding }
    guard let processor = document.root["post_processor"] else { return nil }
    // BertProcessing names them; a template's single form starts and ends with them.
    let template = processor["single"]?.array ?? []
    let opening = processor["cls"]?.array?.first ?? template.first?["SpecialToken"]?["id"]
    let closing = processor["sep"]?.array?.first ?? template.last?["SpecialToken"]?["id"]
    if opening?.bytes == token { return .classification }
    return closing?.bytes == token ? .separator : nil
  }
}
