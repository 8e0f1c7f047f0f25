internal import CommentText

/// `tokenizer_config.json` and `special_tokens_map.json`, which transformers reads beside `tokenizer.json`.
///
/// With a normal form the class is PreTrainedTokenizerFast: transformers 5 builds an ElectraTokenizer's normaliser anew
/// from the three flags and so loses the normal form. The flags are written in any case: where they are absent,
/// transformers lowercases and strips accents, which takes Hangul apart.
struct TokenizerConfiguration {
  let specialTokens: SpecialTokens
  let pipeline: TextPipeline

  private static let maximumLength = 512

  var bytes: [UInt8] {
    var text = JSONText()
    text.object { text in
      text.member("clean_up_tokenization_spaces", true)
      addTokens(&text)
      text.member("do_lower_case", pipeline.bert.lowercases)
      if needsNormalForm {
        text.key("model_input_names")
        text.array { text in
          for name in ["input_ids", "token_type_ids", "attention_mask"] {
            text.element()
            text.string(name.utf8)
          }
        }
      }
      text.member("model_max_length", Self.maximumLength)
      text.member("strip_accents", pipeline.bert.stripsAccents)
      text.member("tokenize_chinese_chars", pipeline.bert.spacesCJK)
      text.member("tokenizer_class", needsNormalForm ? "PreTrainedTokenizerFast" : "ElectraTokenizer")
    }
    return text.bytes + [0x0A]
  }

  var specialTokensMap: [UInt8] {
    var text = JSONText()
    text.object { addTokens(&$0) }
    return text.bytes + [0x0A]
  }

  /// An ElectraTokenizer can express neither a normal form nor control characters that are kept.
  private var needsNormalForm: Bool { pipeline.normalization != .none || !pipeline.bert.cleansText }

  private func addTokens(_ text: inout JSONText) {
    for role in SpecialTokenRole.allCases.sorted(by: { $0.shortName < $1.shortName }) {
      guard let token = specialTokens[role] else { continue }
      text.member("\(role.shortName)_token", token.text)
    }
  }
}
