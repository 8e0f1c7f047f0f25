extension TokenizerDocument {
  /// What the file's post-processor puts around a text.
  /// - Throws: `VocabularyError.unsupportedPart`, `.unexpectedField`.
  func surroundings() throws(VocabularyError) -> TextSurroundings {
    guard let processor = document.root["post_processor"], !processor.isNull else { return .none }
    switch processor["type"]?.string {
    case "BertProcessing", "RobertaProcessing":
      return TextSurroundings(
        opening: [try id(processor, "cls")], closing: [try id(processor, "sep")])
    case "TemplateProcessing": return try surroundings(template: processor)
    default: throw unsupported("post_processor", processor)
    }
  }

  private func id(_ processor: JSONValue, _ name: String) throws(VocabularyError) -> Int32 {
    guard let id = processor[name]?.array?.last?.integer.flatMap(Int32.init(exactly:)), id >= 0 else {
      throw document.unexpected(processor[name] ?? processor, "post_processor.\(name)", .id)
    }
    return id
  }

  /// A template for one text: special tokens, the text, special tokens.
  private func surroundings(template: JSONValue) throws(VocabularyError) -> TextSurroundings {
    var surroundings = TextSurroundings.none
    var texts = 0
    for piece in template["single"]?.array ?? [] {
      if let name = piece["SpecialToken"]?["id"]?.string {
        let ids = template["special_tokens"]?[name]?["ids"]?.array?.compactMap {
          $0.integer.flatMap(Int32.init(exactly:))
        }
        guard let ids else { throw document.unexpected(piece, "post_processor.special_tokens", .object) }
        if texts == 0 { surroundings.opening += ids } else { surroundings.closing += ids }
      } else {
        texts += 1
      }
    }
    // A text twice, or never, is nothing that lines of ids could be told apart by.
    guard texts == 1 else { throw unsupported("post_processor", template) }
    return surroundings
  }

  /// How the file's decoder joins tokens.
  /// - Throws: `VocabularyError.unsupportedPart`.
  func decoding() throws(VocabularyError) -> DecodingRule {
    guard let decoder = document.root["decoder"], !decoder.isNull else { return .joinedBySpaces }
    guard decoder["type"]?.string == "WordPiece" else { throw unsupported("decoder", decoder) }
    return .wordPiece(
      prefix: decoder["prefix"]?.string ?? "##", cleansUp: decoder["cleanup"]?.bool ?? true)
  }
}
