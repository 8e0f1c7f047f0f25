import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// The directories that are written, loaded by the libraries that people use.
@Suite(.enabled(if: Shared.isPresent, Shared.reason), .serialized)
struct TransformersTests {
  /// A vocabulary with the pipeline in front of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var pipeline: TextPipeline
    var special = SpecialTokens.bert.all

    var testDescription: String { name }

    static let all = [
      Case(name: "none", pipeline: TextPipeline(normalization: .none)),
      Case(name: "nfc", pipeline: .standard),
      Case(name: "nfkc", pipeline: TextPipeline(normalization: .nfkc)),
      Case(name: "lowercase", pipeline: TextPipeline(normalization: .none, bert: BertNormalization(lowercases: true))),
      Case(
        name: "strip-accents",
        pipeline: TextPipeline(normalization: .none, bert: BertNormalization(lowercases: true, stripsAccents: true))),
      Case(name: "unclean", pipeline: TextPipeline(normalization: .none, bert: BertNormalization(cleansText: false))),
      Case(name: "no-cjk", pipeline: TextPipeline(normalization: .none, bert: BertNormalization(spacesCJK: false))),
      Case(name: "own-names", pipeline: .standard, special: ownNames),
      Case(name: "own-names-none", pipeline: TextPipeline(normalization: .none), special: ownNames),
    ]

    private static let ownNames = ["<pad>", "unk=[MASK]x", "<s>", "</s>", "<mask>", "<own>", "[가]"]

    /// KcBERT's tokens with the case's special tokens in place of BERT's.
    func vocabulary() throws -> Vocabulary {
      let tokens = try Array(Vocabulary(contentsOf: FilePath(Shared.path("data/kcbert-base-vocab.txt"))).tokens)
      let special = try SpecialTokens(special)
      let own = special.tokens.map(\.bytes)
      let others = tokens.dropFirst(5).filter { !own.contains($0) }
      return try Vocabulary(tokens: own + others, specialTokens: special)
    }
  }

  /// Loads each directory, encodes the texts, saves and loads again; writes the ids as arrays.
  private static let script = """
    import array, json, os, sys
    from tokenizers import Tokenizer
    from transformers import AutoTokenizer
    folder = sys.argv[1]
    texts = open(os.path.join(folder, "texts"), "rb").read().decode("utf-8").split("\\n")
    assert texts.pop() == ""

    def dump(encodings, name):
        ids, counts = array.array("i"), array.array("i")
        for encoding in encodings:
            ids.extend(encoding)
            counts.append(len(encoding))
        ids.tofile(open(os.path.join(folder, name + ".ids"), "wb"))
        counts.tofile(open(os.path.join(folder, name + ".counts"), "wb"))

    for name in sys.argv[2:]:
        path = os.path.join(folder, name)
        expected = json.load(open(os.path.join(folder, name + ".json"), encoding="utf-8"))
        raw = Tokenizer.from_file(os.path.join(path, "tokenizer.json"))
        dump([e.ids for e in raw.encode_batch(texts, add_special_tokens=False)], name + "-raw")
        tokenizer = AutoTokenizer.from_pretrained(path)
        encoded = tokenizer(texts)
        dump(encoded["input_ids"], name + "-auto")
        assert set(encoded["token_type_ids"][0]) == {0}, name
        pair = tokenizer("가", "나")
        assert pair["token_type_ids"] == [0, 0, 0, 1, 1], (name, pair)
        assert len(tokenizer) == expected["size"], (name, len(tokenizer))
        assert tokenizer.model_max_length == 512, name
        for role, text in expected["roles"].items():
            assert getattr(tokenizer, role + "_token") == text, (name, role, getattr(tokenizer, role + "_token"))
        for text in expected["special"]:
            assert text in tokenizer.all_special_tokens, (name, text, tokenizer.all_special_tokens)
        saved = path + "-saved"
        tokenizer.save_pretrained(saved)
        again = AutoTokenizer.from_pretrained(saved)
        assert again(texts[::5])["input_ids"] == encoded["input_ids"][::5], name
        same = [open(os.path.join(p, "tokenizer.json"), "rb").read() for p in (path, saved)]
        print(name, "same" if same[0] == same[1] else "differs")
    """

  private struct Expectation: Encodable {
    var size: Int
    var roles: [String: String]
    var special: [String]

    init(_ vocabulary: Vocabulary) {
      size = vocabulary.count
      special = vocabulary.specialTokens.all
      let named = vocabulary.specialTokens.tokens.compactMap { token in token.role.map { ($0.shortName, token.text) } }
      roles = Dictionary(uniqueKeysWithValues: named)
    }
  }

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `transformers 5 and tokenizers encode as we do`() throws { try check(Python.reference!, savesSameBytes: true) }

  @Test(.enabled(if: Python.transformers4 != nil, Python.reason))
  func `transformers 4 encodes as we do`() throws { try check(Python.transformers4!, savesSameBytes: false) }

  /// Without our help: what transformers makes of a bare list of tokens.
  private static let savingScript = """
    import sys
    from transformers import AutoTokenizer
    AutoTokenizer.from_pretrained(sys.argv[1]).save_pretrained(sys.argv[2])
    """

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `tokenizer.json has the bytes that transformers saves for the same list of tokens`() throws {
    let item = Case.all[0]
    try withTemporaryFolder { folder in
      try write(item, in: folder)
      let bare = folder.appending("bare")
      try FileManager.default.createDirectory(atPath: bare.string, withIntermediateDirectories: false)
      _ = try bare.writing("vocab.txt", item.vocabulary().fileBytes)
      let flags = #""do_lower_case": false, "strip_accents": false, "tokenize_chinese_chars": true"#
      _ = try bare.writing("tokenizer_config.json", "{\"tokenizer_class\": \"BertTokenizer\", \(flags)}")
      let arguments = ["-c", Self.savingScript, bare.string, folder.appending("saved").string]
      let run = try ChildProcess(Python.reference!, arguments, in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      let saved = try fileBytes(folder.appending("saved").appending("tokenizer.json"))
      #expect(try fileBytes(folder.appending(item.name).appending("tokenizer.json")) == saved)
    }
  }

  private func check(_ python: String, savesSameBytes: Bool) throws {
    let lines = try LiveTexts.lines()
    #expect(lines.count == 10_000)
    try withTemporaryFolder { folder in
      _ = try folder.writing("texts", lines.flatMap { $0 + [0x0A] })
      for item in Case.all { try write(item, in: folder) }
      let names = Case.all.map(\.name)
      let run = try ChildProcess(python, ["-c", Self.script, folder.string] + names, in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      if savesSameBytes {
        #expect(run.text.split(separator: "\n").map(String.init) == names.map { "\($0) same" })
      }
      for item in Case.all { try compare(item, lines, in: folder) }
    }
  }

  private func write(_ item: Case, in folder: FilePath) throws {
    let vocabulary = try item.vocabulary()
    let manifest = VocabularyManifest(
      "training", [String: Int](), vocabulary: vocabulary, pipeline: item.pipeline, toolVersion: "0")
    try VocabularyDirectory(manifest: manifest, tokenCounts: nil, card: "")
      .write(to: folder.appending(item.name), replacing: false)
    _ = try folder.writing(item.name + ".json", JSONEncoder().encode(Expectation(vocabulary)))
  }

  private func compare(_ item: Case, _ lines: [[UInt8]], in folder: FilePath) throws {
    let loaded = try LoadedVocabulary(contentsOf: folder.appending(item.name))
    let encoder = try TextEncoder(loaded.vocabulary, pipeline: #require(loaded.pipeline))
    for (name, addsSpecialTokens) in [("raw", false), ("auto", true)] {
      encoder.addsSpecialTokens = addsSpecialTokens
      let ids = try lines.map { try encoder.encode($0) }
      let ours = EncodedLines(ids: ids.flatMap { $0 }, counts: ids.map { Int32($0.count) })
      let difference = try ours.firstDifference(from: EncodedLines("\(item.name)-\(name)", in: folder))
      let line = difference.map { String(decoding: lines[$0], as: UTF8.self) }
      #expect(line == nil, "\(item.name) \(name): line \(difference ?? -1)")
    }
  }
}
