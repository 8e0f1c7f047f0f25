internal import CommentText

/// The `tokenizer.json` of a vocabulary, byte for byte as transformers saves it.
///
/// - Source: the saved files of transformers 5.23.0; Hugging Face tokenizers 0.23.3, `tokenizer/serialization.rs`.
struct TokenizerFile {
  let vocabulary: Vocabulary
  let pipeline: TextPipeline
  let maximumScalarCount: Int

  var bytes: [UInt8] {
    JSONPrinter.print([
      "version": .string("1.0"),
      "truncation": .null,
      "padding": .null,
      "added_tokens": .array(vocabulary.specialTokens.tokens.map(addedToken)),
      "normalizer": normalizer,
      "pre_tokenizer": ["type": .string("BertPreTokenizer")],
      "post_processor": postProcessor,
      "decoder": [
        "type": .string("WordPiece"), "prefix": .string(vocabulary.continuationPrefix), "cleanup": .bool(true),
      ],
      "model": model,
    ])
  }

  private func addedToken(_ token: SpecialToken) -> JSONValue {
    [
      "id": .integer(vocabulary.id(of: token.bytes) ?? 0),
      "content": .string(token.text),
      "single_word": .bool(false),
      "lstrip": .bool(false),
      "rstrip": .bool(false),
      "normalized": .bool(false),
      "special": .bool(true),
    ]
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
      "vocab": .object((0..<vocabulary.count).map { JSONMember(key: vocabulary[$0], value: .integer($0)) }),
    ]
  }

  /// `[CLS] A [SEP]`, `[CLS] A [SEP] B [SEP]`; none where the vocabulary lacks one of the two.
  private var postProcessor: JSONValue {
    guard let opening = vocabulary.specialTokens[.classification], let closing = vocabulary.specialTokens[.separator]
    else { return .null }
    let single = [piece(opening, type: 0), sequence("A", type: 0), piece(closing, type: 0)]
    // The map's keys are sorted.
    let tokens = [opening, closing].sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    return [
      "type": .string("TemplateProcessing"),
      "single": .array(single),
      "pair": .array(single + [sequence("B", type: 1), piece(closing, type: 1)]),
      "special_tokens": .object(tokens.map { JSONMember($0.text, expansion(of: $0)) }),
    ]
  }

  private func piece(_ token: SpecialToken, type: Int) -> JSONValue {
    ["SpecialToken": ["id": .string(token.text), "type_id": .integer(type)]]
  }

  private func sequence(_ name: String, type: Int) -> JSONValue {
    ["Sequence": ["id": .string(name), "type_id": .integer(type)]]
  }

  private func expansion(of token: SpecialToken) -> JSONValue {
    [
      "id": .string(token.text),
      "ids": .array([.integer(vocabulary.id(of: token.bytes) ?? 0)]),
      "tokens": .array([.string(token.text)]),
    ]
  }
}
