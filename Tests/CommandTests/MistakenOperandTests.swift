import SystemPackage
import TestSupport
import Testing

/// Operands that are not what their place wants.
@Suite struct MistakenOperandTests {
  static let files = ["vocab.txt": AuditCommandTests.vocabulary, "a.txt": AuditCommandTests.comments]
  private static let looksLikeComments = "a.txt: looks like comments, not a vocabulary; "
  private static let nameOne = "name a vocab.txt, a tokenizer.json or a vocabulary directory"

  static let runs: [BadRun] = [
    (
      "swapped operands of audit", ["audit", "a.txt", "vocab.txt"],
      looksLikeComments + "vocab.txt is one: name it first"
    ),
    (
      "swapped operands of encode", ["encode", "a.txt", "vocab.txt"],
      looksLikeComments + "vocab.txt is one: name it first"
    ),
    (
      "swapped operands of suggest", ["suggest", "a.txt", "vocab.txt"],
      looksLikeComments + "vocab.txt is one: name it first"
    ),
    ("comments twice", ["audit", "a.txt", "a.txt"], looksLikeComments + nameOne),
    ("comments to be told about", ["info", "a.txt"], looksLikeComments + nameOne),
    (
      "a model of the hub that the catalogue has", ["audit", "beomi/KcELECTRA-base", "a.txt"],
      "beomi/KcELECTRA-base: no such file; get it with `kc-vocab corpus fetch kcelectra-base`, and name the directory "
        + "kcelectra-base"
    ),
    (
      "a model of the hub that it has not", ["info", "someone/some-model"],
      "someone/some-model: no such file; if it is a repository of the Hugging Face hub, write hf:someone/some-model"
    ),
    (
      "a name of the catalogue", ["encode", "klue-bert-base", "a.txt"],
      "klue-bert-base: no such file; get this vocabulary of the catalogue with `kc-vocab corpus fetch klue-bert-base`, which "
        + "makes the directory"
    ),
    (
      "a misspelt name of the catalogue", ["merge", "klue-bert-bsae", "vocab.txt", "--dry-run"],
      "klue-bert-bsae: no such file; check the name, or get the catalogue's klue-bert-base with `kc-vocab corpus fetch "
        + "klue-bert-base`"
    ),
    (
      "a tokenizer of another kind, whose lines have spaces", ["info", "t5.json"],
      "t5.json: holds a Unigram model; only WordPiece vocabularies can be read"
    ),
    ("a path that is not there", ["info", "vocab/mine.txt"], "vocab/mine.txt: no such file; check the name"),
    (
      "a misspelt corpus", ["corpus", "fetch", "nsmcc"],
      "nsmcc: no corpus or vocabulary in the catalogue has this name; did you mean 'nsmc'?"
    ),
    (
      "a corpus for those who register", ["corpus", "fetch", "modu"],
      "modu: its publisher gives it only to those who register, at https://corpus.korean.go.kr; sign the agreement on the "
        + "site and download; it may not be passed on"
    ),
    (
      "an id that is not there", ["decode", "vocab.txt", "ids.txt"],
      "ids.txt:1: there is no id 9; the vocabulary has 0 to 8, so name the one that the ids were made with"
    ),
    (
      "an id beyond all", ["decode", "vocab.txt", "huge.txt"],
      "huge.txt:1: there is no id 99999999999999999999; the vocabulary has 0 to 8, so name the one that the ids were made with"
    ),
    (
      "a negative id", ["decode", "vocab.txt", "minus.txt"],
      "minus.txt:1: \"-1\" is not an id; give whole numbers separated by spaces"
    ),
  ].map { name, arguments, message in
    BadRun(
      name, arguments,
      files: files.merging([
        "ids.txt": "9 8\n", "huge.txt": "99999999999999999999\n", "minus.txt": "-1\n",
        "t5.json": "{\n  \"version\": \"1.0\",\n  \"model\": {\n    \"type\": \"Unigram\"\n  }\n}\n",
      ]) { $1 },
      "error: \(message)\n")
  }

  @Test(arguments: runs) func `What was probably meant is said`(_ run: BadRun) throws { try run.check() }
}
