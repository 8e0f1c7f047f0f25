import CommentText
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import WordPiece

/// Every line of the real corpora, token for token, against Hugging Face's own encoder.
@Suite(
  .enabled(if: Shared.isPresent, Shared.reason), .enabled(if: Python.reference != nil, Python.reason), .serialized)
struct WholeCorpusTests {
  private static let script = """
    import array, os, sys
    os.environ["TOKENIZERS_PARALLELISM"] = "true"
    from tokenizers import BertWordPieceTokenizer
    vocabulary, text, output = sys.argv[1:]
    tokenizer = BertWordPieceTokenizer(
        vocabulary, clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)
    lines = open(text, "rb").read().decode("utf-8").split("\\n")
    assert lines.pop() == ""
    ids, counts = array.array("i"), array.array("i")
    for start in range(0, len(lines), 10000):
        for encoding in tokenizer._tokenizer.encode_batch_fast(lines[start:start + 10000], add_special_tokens=False):
            line = encoding.ids
            ids.extend(line)
            counts.append(len(line))
    ids.tofile(open(output + ".ids", "wb"))
    counts.tofile(open(output + ".counts", "wb"))
    """

  @Test(arguments: [("news-comments.txt.zst", 33_893, 664_837), ("nsmc-reviews.txt.zst", 712_404, 12_542_141)])
  func `every comment is encoded as Hugging Face encodes it`(name: String, lineCount: Int, tokenCount: Int) throws {
    let text = try Shared.corpus(name)
    let vocabulary = try Vocabulary(contentsOf: FilePath(Shared.path("data/kcbert-base-vocab.txt")))
    let encoder = try TextEncoder(vocabulary, pipeline: TextPipeline(normalization: .none))
    let ours = try EncodedLines(text, encoder)
    #expect(ours.counts.count == lineCount)
    #expect(ours.ids.count == tokenCount)
    let theirs = try withTemporaryFolder { folder in
      let file = try folder.writing("text", text)
      let arguments = [Shared.path("data/kcbert-base-vocab.txt"), file.string, folder.appending("out").string]
      let run = try ChildProcess(Python.reference!, ["-c", Self.script] + arguments, in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      return try EncodedLines("out", in: folder)
    }
    #expect(ours.firstDifference(from: theirs) == nil)
    #expect(ours == theirs)
  }
}
