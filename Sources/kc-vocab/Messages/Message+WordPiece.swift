import WordPiece

extension VocabularyError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .unusableToken(let token, let place):
      "\(place.words): \(quoted(token)) cannot be a token (empty, or with a line break or white space at its end); "
        + "put a placeholder such as [unused0] in its place, so that no id changes"
    case .repeatedToken(let token, let place, let first):
      "\(place.words): token \(quoted(token)) stands already at \(first.words); "
        + "put a placeholder such as [unused0] in its place, so that no id changes"
    case .tooManyTokens(let count): "\(count) tokens are more than ids can number; make the vocabulary smaller"
    case .missingSpecialToken(let token):
      "special token \(token.text) is not in the vocabulary; add it, or name the special tokens it has"
    case .unusableSpecialToken(let text):
      "\(quoted(Array(text.utf8))) cannot be a special token (empty, or with a line break or white space at its end); "
        + "choose another name"
    case .repeatedSpecialToken(let text): "special token \(text) is named twice; name it once"
    case .repeatedRole(let role, let first, let second):
      "\(first) and \(second) are both the \(role.rawValue) token; name one"
    case .missingUnknownToken(let word):
      "the vocabulary cannot spell \(quoted(word)) and has no unknown token for it; add one such as [UNK]"
    case .bufferTooSmall(let capacity): "more than \(capacity) ids came of the text; make the buffer larger"
    case .text(let error): error.message
    case .notAVocabulary(let path, let reason): "\(path): \(reason.words)"
    case .notUTF8(let place): "\(place.words): is not UTF-8; name a vocabulary, or convert it"
    case .notJSON(let place, let problem):
      "\(place.words): is not JSON (\(problem.words)); check that the file is whole"
    case .unexpectedField(let place, let field, let expected):
      "\(place.words): \(field) is not \(expected.words); check that the file is whole"
    case .repeatedID(let place, let id): "\(place.words): id \(id) belongs to another token already; correct the file"
    case .missingID(let path, let id):
      "\(path): no token has id \(id), nor have most ids; put placeholders such as [unused0] in their places"
    case .addedTokenID(let place, let token, let listed?, let given):
      "\(place.words): the added token \(quoted(token)) has id \(listed) here and gets id \(given) from transformers; "
        + "put placeholders such as [unused0] where the vocabulary has no token of its own, so that both agree"
    case .addedTokenID(let place, let token, nil, let given):
      "\(place.words): the token \(quoted(token)) gets id \(given) from transformers, which another token has; "
        + "put placeholders such as [unused0] in place of repeated entries"
    case .overruledForm(let place, let token):
      "\(place.words): the added token \(quoted(token)) is looked for as the flags in tokenizer.json spell it, and text is "
        + "normalised by other flags; say the same flags in both files"
    case .unsupportedPart(let place, "decoder", let found):
      "\(place.words): decoder \(found) is not BERT's; take the vocab.txt alone"
    case .unsupportedPart(let place, "post_processor", let found):
      "\(place.words): post_processor \(found) is no template for one text; leave out --add-special-tokens, or "
        + "take the vocab.txt alone"
    case .unsupportedPart(let place, "tokenizer_class", let found):
      "\(place.words): tokenizer_class \(found) is none of BERT's; "
        + "take the vocab.txt alone and say the pipeline by flags"
    case .unsupportedPart(let place, "do_basic_tokenize", let found),
      .unsupportedPart(let place, "split_special_tokens", let found):
      "\(place.words): this setting with \(found) is not supported; take the vocab.txt or tokenizer.json alone"
    case .unsupportedPart(let place, let part, let found):
      "\(place.words): \(part) \(found) is none of BERT's; take the vocab.txt and say the pipeline by flags"
    case .filesDisagree(let path, let place):
      "\(place.words): another token than in \(path); remove the file that is out of date"
    case .manifest(let path, let problem): "\(path): \(problem.words)"
    case .unwritableManifest(let problem): "the manifest cannot be written (\(problem)); report this"
    }
  }
}

extension NotAVocabulary {
  fileprivate var words: String {
    switch self {
    case .empty: "is empty; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .binary: "is no text; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .directory(let names):
      "holds neither vocab.txt nor tokenizer.json (\(names.isEmpty ? "it is empty" : listed(names))); "
        + "name a vocabulary directory"
    case .noModel: "is JSON but no tokenizer.json; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .otherModel(let type): "holds a \(type) model; only WordPiece vocabularies can be read"
    }
  }
}

extension ManifestProblem {
  fileprivate var words: String {
    switch self {
    case .schema(let found):
      "is not a manifest that this version reads (schema \(found ?? "missing")); update kc-vocab, or name the vocab.txt"
    case .field(let field): "field \(field) is missing or of the wrong kind; restore the file, or name the vocab.txt"
    case .digest(let expected, let found):
      "describes a vocabulary with SHA-256 \(expected.prefix(16))…, but the one beside it has \(found.prefix(16))…; "
        + "restore the vocabulary, or remove the manifest"
    }
  }
}

extension JSONProblem {
  fileprivate var words: String {
    switch self {
    case .unexpectedByte(let byte): "unexpected \(quoted([byte]))"
    case .unexpectedEnd: "it ends too early"
    case .invalidUTF8: "a string is not UTF-8"
    case .invalidEscape: "an escape that JSON does not have"
    case .invalidNumber: "a broken number"
    case .tooDeep: "nested too deeply"
    }
  }
}

extension JSONExpectation {
  fileprivate var words: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .id: "an id"
    }
  }
}

extension VocabularyPlace {
  fileprivate var words: String {
    switch self {
    case .id(let id): "id \(id)"
    case .line(let path, let line): "\(path):\(line)"
    case .byte(let path, let line, let column): "\(path):\(line):\(column)"
    }
  }
}

private func listed(_ names: [String]) -> String { names.prefix(5).joined(separator: ", ") }

private func quoted(_ bytes: [UInt8]) -> String { "\"\(String(decoding: bytes, as: UTF8.self))\"" }
