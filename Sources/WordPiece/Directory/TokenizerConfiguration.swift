internal import CommentText

/// The files that tell transformers how to load a vocabulary directory.
///
/// Without `do_lower_case`, `strip_accents` and `tokenize_chinese_chars` transformers replaces the normaliser of
/// `tokenizer.json` by one that lowercases, which takes Hangul apart.
/// - Source: tried with transformers 5.23.0, 4.57.6 and 4.30.2.
struct TokenizerConfiguration {
  let vocabulary: Vocabulary
  let pipeline: TextPipeline
  let maximumScalarCount: Int
  /// The most tokens of a model's input.
  let modelMaximumLength: Int
  let surroundings: TextSurroundings
  let decoding: DecodingRule
  let cleansUpDecodedText: Bool

  /// `tokenizer_config.json`.
  var bytes: [UInt8] {
    var members = [JSONMember("tokenizer_class", .string(tokenizerClass))]
    if !isElectra {
      let names = ["input_ids", "token_type_ids", "attention_mask"]
      members.append(JSONMember("model_input_names", .array(names.map(JSONValue.string))))
    }
    members += [
      JSONMember("do_lower_case", .bool(pipeline.bert.lowercases)),
      JSONMember("strip_accents", .bool(pipeline.bert.stripsAccents)),
      JSONMember("tokenize_chinese_chars", .bool(pipeline.bert.spacesCJK)),
      JSONMember("model_max_length", .integer(modelMaximumLength)),
    ]
    members += specialTokens + [JSONMember("clean_up_tokenization_spaces", .bool(cleansUpDecodedText))]
    return JSONPrinter.print(.object(members)) + [0x0A]
  }

  /// `special_tokens_map.json`.
  var specialTokensMap: [UInt8] { JSONPrinter.print(.object(specialTokens)) + [0x0A] }

  private var specialTokens: [JSONMember] {
    let roles: [SpecialTokenRole] = [.beginning, .end, .unknown, .separator, .padding, .classification, .mask]
    // A token that is named here is found in text, so one that is not, which only the model names, stays unnamed.
    let named = roles.compactMap { role in
      vocabulary.specialTokens[role].flatMap { token in
        token.isRecognized ? JSONMember("\(role.shortName)_token", .string(token.text)) : nil
      }
    }
    let extra = vocabulary.specialTokens.extra.map { JSONValue.string($0.text) }
    return extra.isEmpty ? named : named + [JSONMember("additional_special_tokens", .array(extra))]
  }

  private var tokenizerClass: String { isElectra ? "ElectraTokenizer" : "PreTrainedTokenizerFast" }

  /// Whether ELECTRA's own class does all that `tokenizer.json` says.
  ///
  /// That class makes its normaliser from the three flags, and adds the special tokens of BERT that are missing;
  /// whatever the flags cannot say needs the class that takes `tokenizer.json` as it is.
  private var isElectra: Bool {
    pipeline.normalization == .none && pipeline.bert.cleansText && vocabulary.specialTokens == .bert
      && vocabulary.continuationPrefix == "##" && maximumScalarCount == WordEncoder.defaultMaximumScalarCount
      && vocabulary.addedTokens.isEmpty && decoding == .wordPiece(prefix: "##", cleansUp: true)
      && surroundings == TextSurroundings(vocabulary)
  }
}
