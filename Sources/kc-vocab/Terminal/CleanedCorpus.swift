import CommentText
import CorpusReading

/// What `clean` made of a corpus.
struct CleanedCorpus {
  var report: CleaningReport
  /// What was left out before everything else; nil where nothing was to be.
  var excluded: ExclusionSummary?
  /// Comments that were dropped because they were there before; nil where none was to be.
  var repeated: Int?
  /// Whether they were dropped before the others were cleaned.
  var dropsRepeatsFirst: Bool
  /// Bytes of the comments that were written, line ends included.
  var outputByteCount: Int
  var keepsDroppedLines: Bool
  /// What documents were made; nil where none were to be.
  var documents: DocumentSummary?

  /// Comments that were read.
  var linesRead: Int {
    let repeatedFirst = dropsRepeatsFirst ? repeated ?? 0 : 0
    return report.figures.linesIn + (keepsDroppedLines ? 0 : repeatedFirst + (excluded?.excluded ?? 0))
  }

  /// Bytes of the comments that were read and not repeated, without line ends.
  var bytesRead: Int { report.figures.bytesIn + (excluded?.excludedByteCount ?? 0) }

  /// Comments that were written, not counting empty lines in the place of others.
  var linesWritten: Int {
    documents?.comments ?? report.figures.linesOut - (dropsRepeatsFirst ? 0 : repeated ?? 0)
  }

  /// Bytes of the comments that were written, without line ends.
  var bytesWritten: Int { outputByteCount - (keepsDroppedLines ? linesRead : linesWritten) - blankLines }

  /// Lines between documents.
  private var blankLines: Int { max(0, (documents?.documents ?? 0) - 1) }
}
