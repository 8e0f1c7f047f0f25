internal import CommentText

/// `tokenizer.json`: the whole tokenizer in the format of Hugging Face tokenizers.
///
/// Byte for byte what transformers saves for the same vocabulary.
struct TokenizerFile {
  let vocabulary: Vocabulary
  let pipeline: TextPipeline
  let maximumScalarCount: Int

  var bytes: [UInt8] {
    var text = JSONText()
    text.object { text in
      text.member("version", "1.0")
      text.null("truncation")
      text.null("padding")
      addSpecialTokens(&text)
      text.key("normalizer")
      addNormalizer(&text)
      text.key("pre_tokenizer")
      text.object { $0.member("type", "BertPreTokenizer") }
      text.key("post_processor")
      addPostProcessor(&text)
      text.key("decoder")
      text.object { text in
        text.member("type", "WordPiece")
        text.member("prefix", vocabulary.continuationPrefix)
        text.member("cleanup", true)
      }
      text.key("model")
      addModel(&text)
    }
    return text.bytes
  }

  private func addSpecialTokens(_ text: inout JSONText) {
    text.key("added_tokens")
    text.array { text in
      for token in vocabulary.specialTokens.tokens {
        text.element()
        text.object { text in
          text.member("id", vocabulary.id(of: token.bytes) ?? 0)
          text.member("content", token.text)
          for flag in ["single_word", "lstrip", "rstrip", "normalized"] { text.member(flag, false) }
          text.member("special", true)
        }
      }
    }
  }

  private func addNormalizer(_ text: inout JSONText) {
    let bert = pipeline.bert
    func addBert(_ text: inout JSONText) {
      text.object { text in
        text.member("type", "BertNormalizer")
        text.member("clean_text", bert.cleansText)
        text.member("handle_chinese_chars", bert.spacesCJK)
        text.member("strip_accents", bert.stripsAccents)
        text.member("lowercase", bert.lowercases)
      }
    }
    guard pipeline.normalization != .none else { return addBert(&text) }
    text.object { text in
      text.member("type", "Sequence")
      text.key("normalizers")
      text.array { text in
        text.element()
        text.object { $0.member("type", pipeline.normalization.rawValue.uppercased()) }
        text.element()
        addBert(&text)
      }
    }
  }

  /// `[CLS] A [SEP]`, `[CLS] A [SEP] B [SEP]`; null where the vocabulary lacks one of the two.
  private func addPostProcessor(_ text: inout JSONText) {
    guard let opening = vocabulary.specialTokens[.classification], let closing = vocabulary.specialTokens[.separator]
    else { return text.raw("null") }
    text.object { text in
      text.member("type", "TemplateProcessing")
      text.key("single")
      text.array { text in
        addPiece(&text, "SpecialToken", opening.text, type: 0)
        addPiece(&text, "Sequence", "A", type: 0)
        addPiece(&text, "SpecialToken", closing.text, type: 0)
      }
      text.key("pair")
      text.array { text in
        addPiece(&text, "SpecialToken", opening.text, type: 0)
        addPiece(&text, "Sequence", "A", type: 0)
        addPiece(&text, "SpecialToken", closing.text, type: 0)
        addPiece(&text, "Sequence", "B", type: 1)
        addPiece(&text, "SpecialToken", closing.text, type: 1)
      }
      text.key("special_tokens")
      text.object { text in
        // Written in the order of their names, as a sorted map is.
        for token in [opening, closing].sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
          addTemplateToken(&text, token)
        }
      }
    }
  }

  private func addPiece(_ text: inout JSONText, _ kind: String, _ id: String, type: Int) {
    text.element()
    text.object { text in
      text.key(kind)
      text.object { text in
        text.member("id", id)
        text.member("type_id", type)
      }
    }
  }

  private func addTemplateToken(_ text: inout JSONText, _ token: SpecialToken) {
    text.key(token.text)
    text.object { text in
      text.member("id", token.text)
      text.key("ids")
      text.array { text in
        text.element()
        text.raw(String(vocabulary.id(of: token.bytes) ?? 0))
      }
      text.key("tokens")
      text.array { text in
        text.element()
        text.string(token.bytes)
      }
    }
  }

  private func addModel(_ text: inout JSONText) {
    text.object { text in
      text.member("type", "WordPiece")
      text.member("unk_token", vocabulary.specialTokens[.unknown]?.text ?? SpecialTokenRole.unknown.bertName)
      text.member("continuing_subword_prefix", vocabulary.continuationPrefix)
      text.member("max_input_chars_per_word", maximumScalarCount)
      text.key("vocab")
      text.object { text in
        for id in 0..<vocabulary.count where vocabulary.isInUse(id) {
          text.key(vocabulary[id])
          text.raw(String(id))
        }
      }
    }
  }
}
