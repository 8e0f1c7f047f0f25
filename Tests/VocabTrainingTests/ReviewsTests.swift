import CommentText
import CorpusReading
import FoundationEssentials
import SystemPackage
import TestSupport
import Testing
import VocabTraining
import WordCounting
import WordPiece

/// 30,000 tokens from every review of the reference data.
@Suite(.enabled(if: Shared.isPresent, Shared.reason), .serialized) struct ReviewsTests {
  private static let counts = Result {
    let reader = try CorpusReader([.file(FilePath(Shared.path("data/nsmc-reviews.txt.zst")))])
    let pipeline = try CompiledPipeline(TextPipeline(normalization: .none))
    return try WordCounter(pipeline, options: CountingOptions(threads: 2)).count(reader).counts
  }

  @Test(arguments: [
    (6000, "22eb4f6ee23772abb6768948d3a9b10038ec80c8ed97e10d285827885788ed49"),
    (1000, "041282d84852a2d9b77dd31e4da7515b39ddedcb6f41534c639c3e62023ad2ac"),
  ]) func `The vocabulary is the one that the rule defines, on any number of threads`(
    _ limit: Int, _ digest: String
  ) throws {
    var options = TrainingOptions()
    options.alphabet = .limit(limit)
    for threads in 1...2 {
      options.threads = threads
      let result = try Trainer(options).train(Self.counts.get())
      #expect(result.vocabulary.digest == digest, "\(threads) threads")
      #expect(result.vocabulary.count == 30_000)
    }
  }

  private static let script = """
    import sys
    from tokenizers import BertWordPieceTokenizer
    tokenizer = BertWordPieceTokenizer(clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)
    tokenizer.train([sys.argv[1]], vocab_size=30000, min_frequency=2, limit_alphabet=6000, show_progress=False)
    tokenizer.save_model(sys.argv[2])
    """

  @Test(.enabled(if: Python.reference != nil, Python.reason))
  func `With the choices of a fresh run of Hugging Face every line is the same`() throws {
    let theirs = try withTemporaryFolder { folder in
      let corpus = folder.appending("reviews.txt")
      try Data(Shared.corpus("nsmc-reviews.txt.zst")).write(to: URL(filePath: corpus.string))
      let run = try ChildProcess(
        Python.reference!, ["-c", Self.script, corpus.string, folder.string], in: folder)
      #expect(run.status == 0, "\(run.errorText)")
      return Array(try Data(contentsOf: URL(filePath: folder.appending("vocab.txt").string)))
    }
    var options = TrainingOptions()
    options.threads = 2
    let choices = HuggingFaceChoices(theirs, specialTokenCount: options.specialTokens.tokens.count)
    options.forcedAlphabet = ForcedAlphabet(characters: choices.characters, continuations: choices.continuations)
    let ours = try Trainer(options).train(Self.counts.get()).vocabulary.fileBytes
    let (left, right) = (ours.split(separator: 0x0A), theirs.split(separator: 0x0A))
    #expect(left.count == 30_000 && left.count == right.count)
    #expect(zip(left, right).count { $0 != $1 } == 0, "lines that differ")
  }
}
