import CorpusReading
import Coverage
import TestSupport
import Testing
import VocabMerging
import VocabTraining
import WordPiece
import kc_vocab

/// The words of errors that a run of the command cannot be brought to: it checks its options before, or a library of
/// the system would have to be broken.
@Suite struct LibraryMessageTests {
  static let errors: [(error: any Error & Sendable, words: String)] = [
    // Of the Unicode library.
    (
      VocabularyError.text(.normalFormUnavailable(form: "NFC", status: 4)),
      "the Unicode library has no data for NFC (ICU error 4); install the complete ICU data, or choose "
        + "--normalization none"
    ),
    (
      CorpusError.encodingUnavailable(.cp949),
      "--encoding cp949: this installation of ICU cannot read it; install ICU with its full data"
    ),
    // Of memory.
    (
      CorpusError.outOfMemory("a.jsonl"),
      "a.jsonl: there is no memory for a record; run with less else, or split the file"
    ),
    (
      CoverageError.groupsNeedMemory(groups: 9, byteLimit: 4_000_001),
      "--memory: 9 groups and more need 5 MB for their words alone; give more --memory, or name a field with fewer values"
    ),
    (
      TrainingError.memoryTooSmall(limit: 70_000_000, needed: 80_000_001),
      "--memory: 70 MB is less than training needs; give at least --memory 81MB"
    ),
    // Of parts that an engine has put together, and of more text than a test has.
    (
      CoverageError.stateGroups,
      "states: rows have groups and the first lines say none, or the other way round; put the first line of its state "
        + "before each part"
    ),
    (
      CoverageError.stateSum(group: Array("3월".utf8), found: 2, expected: 3),
      "states: the words of the group '3월' add up to 2, and the totals say 3; a part is missing or there twice, so name "
        + "each part once"
    ),
    (
      TrainingError.tooManySegments(slots: 5_000_000_000, limit: 4_294_967_295),
      "the words take 5,000,000,000 places of tokens, and training can tell 4,294,967,295 apart (0.6 to 1 TB of "
        + "comments); train from a part of the corpus, such as some of its counts files, or raise --min-frequency"
    ),
    // Of what callers of the library ask.
    (
      VocabularyError.unusableToken(Array("가\n".utf8), .id(3)),
      #"id 3: "가\n" cannot be a token (empty, or with a line break or white space at its end); put a placeholder "#
        + "such as [unused0] in its place, so that no id changes"
    ),
    (
      VocabularyError.repeatedToken(Array("가".utf8), .id(4), first: .id(3)),
      #"id 4: token "가" stands already at id 3; put a placeholder such as [unused0] in its place, so that no id changes"#
    ),
    (
      VocabularyError.tooManyTokens(3_000_000_000),
      "3000000000 tokens are more than ids can number; make the vocabulary smaller"
    ),
    (
      VocabularyError.missingSpecialToken(SpecialToken("[UNK]", role: .unknown)),
      "special token [UNK] is not in the vocabulary; add it, or name the special tokens it has"
    ),
    (VocabularyError.bufferTooSmall(capacity: 8), "more than 8 ids came of the text; make the buffer larger"),
    (
      VocabularyError.unwritableManifest("a number that is none"),
      "the manifest cannot be written (a number that is none); report this"
    ),
    (
      VocabMergingError.noDonors, "merge: there is nothing to merge; name at least one donor after the base"
    ),
    (
      VocabMergingError.countsDiffer([]),
      "the counts are of other text than the base's (); count the corpus again with its settings"
    ),
    (
      VocabMergingError.sumDoesNotReconcile(expected: 8, found: 7),
      "merge: the entries do not add up (7 instead of 8); this is a fault of kc-vocab, please report it"
    ),
    (
      TrainingError.emptyAlphabet,
      "the corpus has no character to learn from; check the input and the alphabet's options"
    ),
    (TrainingError.coverageOutOfRange(1.5), "--alphabet-coverage 1.5: a share of one is needed, such as 0.9999"),
    (TrainingError.negative(.alphabetLimit, -1), "--limit-alphabet -1: cannot be negative"),
    (TrainingError.cancelled, "training was stopped before its end; nothing was written"),
  ]

  @Test(arguments: errors.indices) func `An error of a library has words, too`(_ place: Int) {
    #expect(words(of: Self.errors[place].error) == Self.errors[place].words)
  }
}
