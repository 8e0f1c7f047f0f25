internal import CommentText

/// The `tokenizer.json` of a vocabulary, byte for byte as transformers saves it.
///
/// - Source: the saved files of transformers 5.23.0; Hugging Face tokenizers 0.23.3, `tokenizer/serialization.rs`.
struct TokenizerFile {
  let vocabulary: Vocabulary
  let pipeline: TextPipeline
  let maximumScalarCount: Int
  let surroundings: TextSurroundings
  let decoding: DecodingRule

  /// `[CLS]` and `[SEP]`; nothing where the vocabulary lacks one of the two.
  static func usualSurroundings(_ vocabulary: Vocabulary) -> TextSurroundings {
    let usual = TextSurroundings(vocabulary)
    return usual.opening.isEmpty || usual.closing.isEmpty ? .none : usual
  }

  var bytes: [UInt8] {
    JSONPrinter.print([
      "version": .string("1.0"),
      "truncation": .null,
      "padding": .null,
      "added_tokens": .array(addedTokens),
      "normalizer": normalizer,
      "pre_tokenizer": ["type": .string("BertPreTokenizer")],
      "post_processor": postProcessor,
      "decoder": decoder,
      "model": model,
    ])
  }

  /// The special tokens and all others that are looked for in text, by id.
  private var addedTokens: [JSONValue] {
    let plain = vocabulary.plainSpecialTokens.map { AddedToken($0, isSpecial: true) }
    return (plain + vocabulary.addedTokens).map { (vocabulary.id(of: $0.text) ?? 0, $0) }.sorted { $0.0 < $1.0 }
      .map { addedToken($0, $1) }
  }

  private func addedToken(_ id: Int, _ token: AddedToken) -> JSONValue {
    [
      "id": .integer(id),
      "content": JSONValue(content: .string(token.text), offset: 0),
      "single_word": .bool(token.isSingleWord),
      "lstrip": .bool(token.stripsLeft),
      "rstrip": .bool(token.stripsRight),
      "normalized": .bool(token.isNormalized),
      "special": .bool(token.isSpecial),
    ]
  }

  private var decoder: JSONValue {
    guard case .wordPiece(let prefix, let cleansUp) = decoding else { return .null }
    return ["type": .string("WordPiece"), "prefix": .string(prefix), "cleanup": .bool(cleansUp)]
  }

  /// BERT's normaliser, behind the normal form if there is one.
  private var normalizer: JSONValue {
    let bert: JSONValue = [
      "type": .string("BertNormalizer"),
      "clean_text": .bool(pipeline.bert.cleansText),
      "handle_chinese_chars": .bool(pipeline.bert.spacesCJK),
      "strip_accents": .bool(pipeline.bert.stripsAccents),
      "lowercase": .bool(pipeline.bert.lowercases),
    ]
    guard pipeline.normalization != .none else { return bert }
    let form: JSONValue = ["type": .string(pipeline.normalization.rawValue.uppercased())]
    return ["type": .string("Sequence"), "normalizers": .array([form, bert])]
  }

  private var model: JSONValue {
    [
      "type": .string("WordPiece"),
      "unk_token": .string(vocabulary.specialTokens[.unknown]?.text ?? SpecialTokenRole.unknown.bertName),
      "continuing_subword_prefix": .string(vocabulary.continuationPrefix),
      "max_input_chars_per_word": .integer(maximumScalarCount),
      // Of a token that is there twice the later id counts; the other has no place in a file of this kind.
      "vocab": .object(
        (0..<vocabulary.count).filter(vocabulary.isOfModel).map { JSONMember(key: vocabulary[$0], value: .integer($0)) }
      ),
    ]
  }

  /// `[CLS] A [SEP]`, `[CLS] A [SEP] B [SEP]`, by the tokens that surround a text; null where nothing does.
  private var postProcessor: JSONValue {
    guard surroundings != .none else { return .null }
    let (opening, closing) = (surroundings.opening.map(Int.init), surroundings.closing.map(Int.init))
    let single = opening.map { piece($0, type: 0) } + [sequence("A", type: 0)] + closing.map { piece($0, type: 0) }
    // The map's keys are sorted.
    let ids = Set(opening + closing).sorted { vocabulary[$0].lexicographicallyPrecedes(vocabulary[$1]) }
    return [
      "type": .string("TemplateProcessing"),
      "single": .array(single),
      "pair": .array(single + [sequence("B", type: 1)] + closing.map { piece($0, type: 1) }),
      "special_tokens": .object(ids.map { JSONMember(key: vocabulary[$0], value: expansion(of: $0)) }),
    ]
  }

  private func piece(_ id: Int, type: Int) -> JSONValue {
    ["SpecialToken": ["id": .string(vocabulary.text(of: id)), "type_id": .integer(type)]]
  }

  private func sequence(_ name: String, type: Int) -> JSONValue {
    ["Sequence": ["id": .string(name), "type_id": .integer(type)]]
  }

  private func expansion(of id: Int) -> JSONValue {
    [
      "id": .string(vocabulary.text(of: id)),
      "ids": .array([.integer(id)]),
      "tokens": .array([.string(vocabulary.text(of: id))]),
    ]
  }
}
