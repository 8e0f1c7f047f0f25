extension TokenizerDocument {
  /// The added tokens, in the order of the file.
  /// - Throws: `VocabularyError.unexpectedField`.
  func addedTokens() throws(VocabularyError) -> [ListedToken] {
    guard let list = document.root["added_tokens"], !list.isNull else { return [] }
    guard let values = list.array else { throw document.unexpected(list, "added_tokens", .array) }
    return try values.map { value throws(VocabularyError) in
      guard let id = value["id"]?.integer, id >= 0 else {
        throw document.unexpected(value["id"] ?? value, "added_tokens.id", .id)
      }
      return ListedToken(id: id, token: try AddedToken(value, in: document), place: document.place(value))
    }
  }

  /// The role that the file itself gives a token: the model's unknown token, and those that the post-processor adds.
  func role(toldOf token: [UInt8]) -> SpecialTokenRole? {
    if unknown == token { return .unknown }
    if padding == token { return .padding }
    guard let processor = document.root["post_processor"] else { return nil }
    // BertProcessing names them; a template's single form starts and ends with them.
    let template = processor["single"]?.array ?? []
    let opening = processor["cls"]?.array?.first ?? template.first?["SpecialToken"]?["id"]
    let closing = processor["sep"]?.array?.first ?? template.last?["SpecialToken"]?["id"]
    if opening?.bytes == token { return .classification }
    return closing?.bytes == token ? .separator : nil
  }
}
