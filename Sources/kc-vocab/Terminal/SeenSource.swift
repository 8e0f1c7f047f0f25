import CommentText
import CorpusReading
import SystemPackage
import VocabAudit
import WordCounting

/// A file that `audit --seen` names: comments, or word counts.
struct SeenSource {
  let name: String
  private let path: FilePath
  /// Of word counts; nil for comments.
  private let header: CountsHeader?

  /// Whether it holds word counts.
  var isCounts: Bool { header != nil }

  init(_ name: String) throws {
    self.name = name
    path = CommandLineBytes.path(name)
    // A pipe can be read once.
    guard CorpusInput.file(path).isRereadable else {
      header = nil
      return
    }
    do throws(WordCountingError) {
      header = try CountsFile.header(of: path)
    } catch .countsHeader(_, .notCounts) {
      header = nil
    }
  }

  /// What finds its comments again in the corpus; nil for word counts.
  /// - Throws: `CommandFailure` where counts are of other words than the audit's.
  func stage(_ reading: ReadingArguments, _ run: RunOptions, _ pipeline: TextPipeline) throws -> Recognition? {
    guard let header else {
      let known = KnownComments(byteLimit: run.keyByteCount / 4, knowsTexts: true)
      try known.add(CorpusSource(.file(path)), reading, run)
      return Recognition(known)
    }
    // Another version of Unicode makes a word here and there another one; that is no reason to tell nothing.
    let differences = header.pipeline.uncleaned.differences(from: pipeline.uncleaned)
    if let difference = differences.first(where: { $0.setting != .unicodeVersion }) {
      throw CommandFailure(
        "\(path.shown): was counted with another text pipeline than the vocabulary's (\(difference.message)), so that its "
          + "words are others; count again with the vocabulary's")
    }
    return nil
  }

  /// The word counts.
  func counts(_ run: RunOptions) throws -> WordCounts {
    try CountsFile.read([.file(path)], threads: run.threadCount, memory: run.countingMemory(for: .measuring))
  }
}

extension SeenReport {
  /// What is told, in words.
  var parts: [(what: String, part: Part)] {
    [
      ("comments, the same text", comments), ("comments of 8 syllables or more", comparableComments),
      ("words", words), ("distinct words", distinctWords),
    ].compactMap { what, part in part.map { (what, $0) } }
  }
}
