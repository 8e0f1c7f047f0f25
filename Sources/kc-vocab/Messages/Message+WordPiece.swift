import WordPiece

extension VocabularyError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .unusableToken(let token, let place):
      "\(place.words): \(quoted(token)) cannot be a token (empty, or with a line break or white space at its end); remove it"
    case .repeatedToken(let token, let place, let first):
      "\(place.words): token \(quoted(token)) stands already at \(first.words); remove one of the two"
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
    case .notJSON(let path, let line): "\(path):\(line): is not JSON; check that the file is whole"
    case .idsWithGaps(let path, let token, let id, let expected):
      "\(path): token \(quoted(token)) has id \(id) where \(expected) follows; ids must run from 0 without gaps"
    case .unsupportedPipeline(let path, let step):
      "\(path): its text pipeline (\(step)) is none of BERT's; take its vocab.txt and say the pipeline by flags"
    }
  }
}

extension NotAVocabulary {
  fileprivate var words: String {
    switch self {
    case .empty: "is empty; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .binary: "is no text; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .directoryWithoutFiles: "holds neither vocab.txt nor tokenizer.json; name a vocabulary directory"
    case .noModel: "is JSON but no tokenizer.json; name a vocab.txt, a tokenizer.json or a vocabulary directory"
    case .otherModel(let type): "holds a \(type) model; only WordPiece vocabularies can be read"
    case .badManifest: "is not a manifest that this version reads; update kc-vocab, or name the vocab.txt"
    }
  }
}

extension VocabularyPlace {
  fileprivate var words: String {
    switch self {
    case .id(let id): "id \(id)"
    case .line(let path, let line): "\(path):\(line)"
    }
  }
}

private func quoted(_ bytes: [UInt8]) -> String { "\"\(String(decoding: bytes, as: UTF8.self))\"" }
