public import CommentText
public import CorpusReading
public import DurableFiles
public import SystemPackage

/// What can go wrong while words are counted, or counts are read, written and joined; data only.
public enum WordCountingError: Error, Hashable, Sendable {
  case reading(CorpusError)
  case file(FileError)
  /// The text is not UTF-8 here, and that was not to be passed over.
  case invalidText(CorpusLocation)
  /// A zip archive where each file's counts are to be kept: it holds files of its own.
  case archiveInWorkDirectory(FilePath)
  /// Counts made by different pipelines do not add up to anything; in what the first named differs from the second.
  case pipelinesDiffer(CountsOrigin, CountsOrigin, [PipelineDifference])
  /// The first line of a counts file is wrong.
  case countsHeader(FilePath, CountsHeaderProblem)
  /// A line of a counts file is wrong.
  case countsLine(CorpusLocation, CountsLineProblem)
  /// A counts file's counts do not add up to the words that its header says: it was cut off or changed.
  case countsSum(FilePath, found: Int, expected: Int)
  /// The occurrences, this word's added, are more than 64 bits can count.
  case countOverflow(word: [UInt8])
  /// The same of counts times weights, which are kept in parts of one where weights have decimals.
  case weightedCountOverflow(word: [UInt8])
}

extension WordCountingError {
  /// What `body` gives; an error of reading becomes one of this module.
  static func reading<Value>(_ body: () throws(CorpusError) -> Value) throws(WordCountingError) -> Value {
    do { return try body() } catch { throw .reading(error) }
  }

  /// What `body` gives; counts that are too large are so because of their weights.
  static func weighted<Value>(_ body: () throws(WordCountingError) -> Value) throws(WordCountingError) -> Value {
    do {
      return try body()
    } catch {
      if case .countOverflow(let word) = error { throw .weightedCountOverflow(word: word) }
      throw error
    }
  }

  /// What `body` gives; an error of a file becomes one of this module.
  static func file<Value: ~Copyable>(_ body: () throws(FileError) -> Value) throws(WordCountingError) -> Value {
    do { return try body() } catch { throw .file(error) }
  }
}

/// Where counts come from, to be named in an error.
public enum CountsOrigin: Hashable, Sendable {
  /// The place among those that were to be joined, from 0.
  case part(Int)
  case file(FilePath)
}

/// What is wrong with the first line of a counts file.
public enum CountsHeaderProblem: Error, Hashable, Sendable {
  /// The file does not begin as a counts file does.
  case notCounts
  /// The format's version is another one.
  case version(String)
  /// The third field is not a JSON object with the right types.
  case malformed
  case pipelineMissing
  /// The fingerprint is not that of the pipeline beside it.
  case fingerprint(found: String, expected: String)
  /// The figure with this name is below 0, or beyond 2⁵³.
  case outOfRange(String)
}

/// What is wrong with a line of a counts file.
public enum CountsLineProblem: Hashable, Sendable {
  /// There is not exactly one tab.
  case fieldCount
  case emptyWord
  /// The word holds white space, which no pipeline leaves in one.
  case whiteSpace
  case notUTF8
  /// The count is not a decimal number from 1 on, or has a sign or leading zeros.
  case count
  /// The word stands before the one on the line before.
  case unsorted
  /// The word is the one on the line before.
  case repeated
}
