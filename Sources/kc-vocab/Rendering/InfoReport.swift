import CommentText
import FoundationEssentials
import Storage
import WordPiece

/// What `info --json` prints for a vocabulary without a manifest: schema `kc-vocab/info/1`.
struct InfoReport: Encodable {
  var schema = "kc-vocab/info/1"
  var form: String
  var size: Int
  var sha256: String
  var specialTokens: [String]
  var pipeline: TextPipeline?

  init(_ loaded: LoadedVocabulary) {
    form = loaded.form.rawValue
    size = loaded.vocabulary.count
    sha256 = loaded.vocabulary.digest
    specialTokens = loaded.vocabulary.specialTokens.all
    pipeline = loaded.pipeline
  }

  enum CodingKeys: String, CodingKey {
    case schema, form, size, sha256, pipeline
    case specialTokens = "special_tokens"
  }
}

/// What `info` prints for a person.
struct InfoSummary {
  let loaded: LoadedVocabulary

  init(_ loaded: LoadedVocabulary) { self.loaded = loaded }

  var text: String {
    let vocabulary = loaded.vocabulary
    var table = TextTable()
    table.add("vocabulary", "\(loaded.path) (\(loaded.form.words))")
    table.add("tokens", "\(grouped(vocabulary.count)): \(kinds)")
    table.add("special tokens", vocabulary.specialTokens.all.joined(separator: " "))
    if !vocabulary.addedTokens.isEmpty {
      table.add(
        "added tokens", vocabulary.addedTokens.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " "))
    }
    table.add("sha256", vocabulary.digest)
    table.add("text", loaded.pipeline.map(pipelineWords) ?? "not said; give it by flags (--normalization and others)")
    for (label, value) in origin { table.add(label, value) }
    return table.text
  }

  private var kinds: String {
    let vocabulary = loaded.vocabulary
    let prefix = Array(vocabulary.continuationPrefix.utf8)
    let special = SpecialTexts(vocabulary)
    var (words, continuations, characters, unusable) = (0, 0, 0, 0)
    var id = -1
    vocabulary.forEachToken { token in
      id += 1
      guard !special.contains(token) else { return }
      guard !vocabulary.isUnusable(id) else { return unusable += 1 }
      let isContinuation = token.count > prefix.count && token.starts(with: prefix)
      let scalars = scalarCount(token.dropFirst(isContinuation ? prefix.count : 0))
      if scalars == 1 { characters += 1 } else if isContinuation { continuations += 1 } else { words += 1 }
    }
    return "\(grouped(words)) words and word starts, \(grouped(continuations)) continuations, "
      + "\(grouped(characters)) single characters, \(special.count) special"
      + (unusable > 0 ? ", \(grouped(unusable)) that can never be used" : "")
  }

  /// The special tokens' texts; few others begin with the same byte.
  private struct SpecialTexts {
    private let texts: Set<[UInt8]>
    private var isFirst = [Bool](repeating: false, count: 256)

    init(_ vocabulary: Vocabulary) {
      texts = Set(vocabulary.specialTokens.tokens.map(\.bytes))
      for case let first? in texts.map(\.first) { isFirst[Int(first)] = true }
    }

    var count: Int { texts.count }

    func contains(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
      token.first.map { isFirst[Int($0)] } ?? false && texts.contains(Array(token))
    }
  }

  /// What the manifest says of the vocabulary's making.
  private var origin: [(String, String)] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let bytes = loaded.manifest, let manifest = try? decoder.decode(Manifest.self, from: Data(bytes)) else {
      return []
    }
    var lines = [("made by", "kc-vocab \(manifest.kcVocabVersion)")]
    if let training = manifest.training {
      let corpus = training.corpus
      lines.append(
        (
          "trained on",
          "\(grouped(corpus.lines)) comments, \(grouped(corpus.words)) words, \(grouped(corpus.distinctWords)) distinct"
        ))
      lines += training.sources.map { ("source", $0.words) }
    }
    if let merge = manifest.merge { lines += merge.lines }
    return lines
  }

  private struct Manifest: Decodable {
    struct Merge: Decodable {
      struct Parent: Decodable {
        var name: String
        var size: Int
        var sha256: String

        fileprivate var words: String {
          "\(vocabularyTitle(name)), \(grouped(size)) tokens, sha256 \(sha256.prefix(16))…"
        }
      }
      var base: Parent
      var donors: [Parent]
      var added: Int
      var filled: Int
      var padding: Int
      var sources: [Training.Source]

      var lines: [(String, String)] {
        var sum = "\(grouped(base.size)) tokens and \(grouped(added)) added"
        if filled > 0 { sum += ", \(grouped(filled)) of them in unused places" }
        if padding > 0 { sum += ", and \(grouped(padding)) unused at the end" }
        return [("merged from", sum), ("base", base.words)] + donors.map { ("donor", $0.words) }
          + sources.map { ("corpus", $0.words) }
      }
    }
    struct Training: Decodable {
      struct Corpus: Decodable {
        var lines: Int
        var words: Int
        var distinctWords: Int
      }
      struct Source: Decodable {
        var name: String
        var byteCount: Int
        var sha256: String

        fileprivate var words: String { "\(name), \(byteText(byteCount)), sha256 \(sha256.prefix(16))…" }

        enum CodingKeys: String, CodingKey {
          case name, sha256
          case byteCount = "bytes"
        }
      }
      var corpus: Corpus
      var sources: [Source]
    }
    var kcVocabVersion: String
    var training: Training?
    var merge: Merge?
  }
}

extension VocabularyForm {
  fileprivate var words: String {
    switch self {
    case .directory: "directory"
    case .list: "list of tokens"
    case .tokenizer: "tokenizer.json"
    }
  }
}

/// A pipeline in a line: `NFC, control characters deleted, CJK spaced, case kept, accents kept`.
func pipelineWords(_ pipeline: TextPipeline) -> String {
  let bert = pipeline.bert
  return [
    pipeline.normalization == .none ? "no normal form" : pipeline.normalization.rawValue.uppercased(),
    bert.cleansText ? "control characters deleted" : "control characters kept",
    bert.spacesCJK ? "CJK spaced" : "CJK unspaced", bert.lowercases ? "lowercased" : "case kept",
    bert.stripsAccents ? "accents stripped" : "accents kept",
  ].joined(separator: ", ") + (pipeline.cleaning.map { "; comments cleaned by \($0.canonicalForm)" } ?? "")
}
