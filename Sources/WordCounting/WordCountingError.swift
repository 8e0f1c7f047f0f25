public import CommentText
public import CorpusReading
public import DurableFiles

/// What can go wrong while words are counted, or counts are read, written and joined; data only.
public enum WordCountingError: Error, Hashable, Sendable {
  case reading(CorpusError)
  case file(FileError)
  /// The text is not UTF-8 here, and that was not to be passed over.
  case invalidText(CorpusLocation)
  /// Counts made by different pipelines do not add up to anything; in what the first named differs from the second.
  case pipelinesDiffer(CountsOrigin, CountsOrigin, [PipelineDifference])
  /// The occurrences, this word's added, are more than 64 bits can count.
  case countOverflow(word: [UInt8])
}
