import Storage
import FoundationEssentials
import TestSupport
import Testing

/// What is said of vocabularies: of those that cannot be read, and of what they may not be meant to be.
@Suite struct VocabularyMessageTests {
  /// A `tokenizer.json` of three tokens.
  private static func tokenizer(
    added: String = #"[{"id": 0, "content": "[UNK]", "special": true}]"#, splitter: String = "BertPreTokenizer",
    normalizer: String = "BertNormalizer", type: String = "WordPiece",
    vocabulary: String = #"{"[UNK]": 0, "나": 1, "다": 2}"#, rest: String = ""
  ) -> String {
    #"""
    {"added_tokens": \#(added),
    "normalizer": {"type": "\#(normalizer)", "clean_text": true, "handle_chinese_chars": true, "strip_accents": false,
    "lowercase": false}, "pre_tokenizer": {"type": "\#(splitter)"}, \#(rest)
    "model": {"type": "\#(type)", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
    "max_input_chars_per_word": 100, "vocab": \#(vocabulary)}}
    """#
  }

  static let files: [BadRun] = [
    BadRun(
      "a file that was cut off", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": #"{"model": {"#],
      "error: t.json:1:12: is not JSON (it ends too early); check that the file is whole\n"),
    BadRun(
      "a word in JSON", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": #"{"model": x}"#],
      "error: t.json:1:11: is not JSON (unexpected \"x\"); check that the file is whole\n"),
    BadRun(
      "an escape that JSON does not have", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": "{\"a\": \"\\x\"}"],
      "error: t.json:1:8: is not JSON (an escape that JSON does not have); check that the file is whole\n"),
    BadRun(
      "a minus without a number", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": #"{"a": -}"#],
      "error: t.json:1:7: is not JSON (a broken number); check that the file is whole\n"),
    BadRun(
      "arrays in arrays", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": String(repeating: "[", count: 200)],
      "error: t.json:1:101: is not JSON (nested too deeply); check that the file is whole\n"),
    BadRun(
      "a string that is not UTF-8", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n"],
      "error: t.json:1:7: is not JSON (a string is not UTF-8); check that the file is whole\n"
    ).with("t.json", Array("{\"a\": \"".utf8) + [0xFF, 0x22, 0x7D]),
    BadRun(
      "a list that is not UTF-8", ["encode", "v.txt", "a.txt"],
      files: ["a.txt": "나\n"],
      "error: v.txt:2: is not UTF-8; name a vocabulary, or convert it\n"
    ).with("v.txt", Array("[UNK]\n".utf8) + [0xFF, 0x0A]),
    BadRun(
      "an array for a vocabulary", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(vocabulary: "[]")],
      "error: t.json:5:43: model.vocab is not an object; check that the file is whole\n"),
    BadRun(
      "an id below 0", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(vocabulary: #"{"[UNK]": -1}"#)],
      "error: t.json:5:53: model.vocab is not an id; check that the file is whole\n"),
    BadRun(
      "an object for added tokens", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(added: "{}")],
      "error: t.json:1:18: added_tokens is not an array; check that the file is whole\n"),
    BadRun(
      "an added token without text", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(added: #"[{"id": 0}]"#)],
      "error: t.json:1:19: added_tokens.content is not a string; check that the file is whole\n"),
    BadRun(
      "two tokens with an id", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(vocabulary: #"{"[UNK]": 0, "나": 0}"#)],
      "error: t.json:5:63: id 0 belongs to another token already; correct the file\n"),
    BadRun(
      "an id beyond all others", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(vocabulary: #"{"[UNK]": 0, "나": 9000000}"#)],
      "error: t.json: no token has id 1, nor have most ids; put placeholders such as [unused0] in their "
        + "places\n"),
    BadRun(
      "an added token with an id that it does not get", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(added: #"[{"id": 7, "content": "[X\n]", "special": true}]"#)],
      "error: t.json:1:19: the added token \"[X\\n]\" has id 7 here and gets id 3 from transformers; put "
        + "placeholders such as [unused0] where the vocabulary has no token of its own, so that both agree\n"),
    BadRun(
      "another splitter", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(splitter: "Whitespace")],
      "error: t.json:3:39: pre_tokenizer Whitespace is none of BERT's; take the vocab.txt and say the "
        + "pipeline by flags\n"),
    BadRun(
      "a processor of other models", ["encode", "t.json", "a.txt", "--add-special-tokens"],
      files: ["a.txt": "나\n", "t.json": tokenizer(rest: #""post_processor": {"type": "ByteLevel"},"#)],
      "error: t.json:3:87: post_processor ByteLevel is no template for one text; leave out "
        + "--add-special-tokens, or take the vocab.txt alone\n"),
    BadRun(
      "a decoder of other models", ["decode", "t.json", "a.txt"],
      files: ["a.txt": "1\n", "t.json": tokenizer(rest: #""decoder": {"type": "ByteLevel"},"#)],
      "error: t.json:3:80: decoder ByteLevel is not BERT's; take the vocab.txt alone\n"),
    BadRun(
      "a model of another kind", ["encode", "t.json", "a.txt"],
      files: ["a.txt": "나\n", "t.json": tokenizer(type: "BPE\\u001B\\n")],
      "error: t.json: holds a BPE\\u{1B}\\n model; only WordPiece vocabularies can be read\n"),
    BadRun(
      "a word that cannot be spelt", ["encode", "v.txt", "a.txt"],
      files: ["a.txt": "다\n", "v.txt": "가\n나\n"],
      "error: the vocabulary cannot spell \"다\" and has no unknown token for it; add one such as [UNK]\n"),
  ]

  static let directories: [BadRun] = [
    BadRun(
      "a tokenizer of other models", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json": #"{"tokenizer_class":"T5Tokenizer"}"#,
      ],
      "error: d/tokenizer_config.json:1:20: tokenizer_class T5Tokenizer is none of BERT's; take the "
        + "vocab.txt alone and say the pipeline by flags\n"),
    BadRun(
      "a setting that is not taken, do_basic_tokenize", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json": #"{"tokenizer_class":"BertTokenizer","do_basic_tokenize":false}"#,
      ],
      "error: d/tokenizer_config.json:1:56: do_basic_tokenize: false is not supported; take the "
        + "vocab.txt or tokenizer.json alone\n"),
    BadRun(
      "a setting that is not taken, split_special_tokens", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json": #"{"tokenizer_class":"BertTokenizer","split_special_tokens":true}"#,
      ],
      "error: d/tokenizer_config.json:1:59: split_special_tokens: true is not supported; take the "
        + "vocab.txt or tokenizer.json alone\n"),
    BadRun(
      "an added token's id that is none", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/tokenizer_config.json": #"{"tokenizer_class":"BertTokenizer","added_tokens_decoder":{"x":{"content":"a"}}}"#,
      ],
      "error: d/tokenizer_config.json:1:64: added_tokens_decoder is not an id; check that the file is whole\n"),
    BadRun(
      "a new token behind repeated ones", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n가\n나\n",
        "d/tokenizer_config.json":
          "{\"tokenizer_class\":\"BertTokenizer\",\"do_lower_case\":false,\"additional_special_tokens\":[\"[NEW]\"]}",
      ],
      "error: d/tokenizer_config.json:1:20: the token \"[NEW]\" gets id 7 from transformers, which "
        + "another token has; put placeholders such as [unused0] in place of repeated entries\n"),
    BadRun(
      "a token in a form of flags that the configuration overrules", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가\n",
        "d/tokenizer.json": """
        {"added_tokens": [{"id": 1, "content": "[채움]", "special": true, "normalized": true}],
        "normalizer": {"type": "BertNormalizer", "lowercase": true, "strip_accents": false},
        "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": null, "decoder": {"type": "WordPiece"},
        "model": {"type": "WordPiece", "unk_token": "모름", "vocab": {"모름": 0, "[채움]": 1, "[CLS]": 2, "[SEP]": 3}}}
        """,
        "d/tokenizer_config.json": #"{"tokenizer_class": "BertTokenizerFast", "pad_token": "[채움]"}"#,
      ],
      "error: d/tokenizer_config.json:1:21: the added token \"[채움]\" is looked for as the flags in tokenizer.json spell it, "
        + "and text is normalised by other flags; say the same flags in both files\n"),
    BadRun(
      "two files that disagree", ["encode", "d", "a.txt"],
      files: ["a.txt": "가 나\n", "d/vocab.txt": "[UNK]\n가\n", "d/tokenizer.json": tokenizer()],
      "error: d/vocab.txt:2: another token than in d/tokenizer.json; remove the file that is out of date\n"),
    BadRun(
      "a manifest of a version to come", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/training.json": #"{"schema":"kc-vocab/manifest/9"}"#,
      ],
      "error: d/training.json: is not a manifest that this version reads (schema kc-vocab/manifest/9); "
        + "update kc-vocab, or name the vocab.txt\n"),
    BadRun(
      "a manifest without its pipeline", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가 나\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n나\n",
        "d/training.json": #"{"schema":"kc-vocab/manifest/1"}"#,
      ],
      "error: d/training.json: field pipeline is missing or of the wrong kind; restore the file, or name "
        + "the vocab.txt\n"),
    BadRun(
      "a folder without a vocabulary", ["encode", "d", "a.txt"],
      files: ["a.txt": "가 나\n", "d/x\n\u{1B}": "가\n"],
      "error: d: holds neither vocab.txt nor tokenizer.json (x\\n\\u{1B}); name a vocabulary directory\n"),
  ]

  static let remarks: [BadRun] = [
    BadRun(
      "entries that cannot be used", ["encode", "v.txt", "a.txt"],
      files: ["a.txt": "가\n", "v.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n가\n\n"], status: 0,
      "warning: v.txt: 2 entries can never be used (blank, repeated, or with white space or a control "
        + "character); ids stay as they are\n"
    ).printing(),
    BadRun(
      "a vocabulary that does not say its pipeline", ["encode", "d", "a.txt"],
      files: ["a.txt": "가\n", "d/vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n"], status: 0,
      "warning: d: does not say what is done to text; the flags decide: NFC, control characters deleted, "
        + "CJK spaced, case kept, accents kept\n"
    ).printing(),
    BadRun(
      "a byte order mark", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가\n", "d/vocab.txt": "﻿[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n가\n",
        "d/tokenizer_config.json": #"{"tokenizer_class":"BertTokenizer","do_lower_case":false}"#,
      ], status: 0,
      "warning: d/vocab.txt: begins with a byte order mark, which transformers takes for a part of the "
        + "first token; take the mark out if no model was trained with it\n"
    ).printing(),
    BadRun(
      "a configuration that does not say do_lower_case", ["encode", "d", "a.txt"],
      files: [
        "a.txt": "가\n", "d/vocab.txt": "[UNK]\n나\n다\n", "d/tokenizer.json": tokenizer(),
        "d/tokenizer_config.json": #"{"tokenizer_class":"BertTokenizer"}"#,
      ], status: 0,
      "warning: d: tokenizer_config.json does not say do_lower_case, so text is lowercased as "
        + "transformers does it, whatever tokenizer.json says; add \"do_lower_case\": false to it if that is "
        + "wrong\n"
    ).printing(),
  ]

  @Test(arguments: files + directories + remarks)
  func `A vocabulary that cannot be used, or is odd, is named, with what to do`(_ run: BadRun) throws {
    try run.check()
  }

  @Test func `A vocabulary that is not the one of its manifest is told`() throws {
    try withTemporaryFolder { folder in
      try write(folder, "a.txt", "가 나\n")
      try #require(try CommandRun(["train", "a.txt", "--output", "d"], in: folder).status == 0)
      let found = SHA256.hex(Array(try text(folder, "d/vocab.txt").utf8))
      let vocabulary = try text(folder, "d/vocab.txt") + "뷁\n"
      try write(folder, "d/vocab.txt", vocabulary)
      try FileManager.default.removeItem(atPath: folder.appending("d/tokenizer.json").string)
      let run = try CommandRun(["encode", "d", "a.txt"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errorText
          == "error: d/training.json: describes a vocabulary with SHA-256 \(found.prefix(16))…, but the one beside it has "
          + "\(SHA256.hex(Array(vocabulary.utf8)).prefix(16))…; restore the vocabulary, or remove the manifest\n")
    }
  }
}
