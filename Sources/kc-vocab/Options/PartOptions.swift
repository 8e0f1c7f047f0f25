import ArgumentParser
import CommentText
import CorpusReading

/// How a part of a corpus is read that something else has cut off and prepared, such as one task of a cluster.
struct PartOptions: ParsableArguments {
  @Flag(help: "The input is a part of a corpus: one without comments or words is no error.")
  var partial = false

  @Flag(
    help: ArgumentHelp(
      "The text was cleaned before as the options for cleaning say (kc-vocab clean): they are recorded and not applied again. "
        + "A preset drops no repeated comments then."))
  var cleaned = false
}

extension InputOptions {
  /// Takes the text as cleaned already.
  /// - Returns: what cleaned it.
  /// - Throws: `CommandFailure` where a list says how sources are to be cleaned.
  mutating func takeAsCleaned() throws -> Cleaner {
    guard try expanded().sources.allSatisfy({ $0.cleaner == nil }) else {
      throw CommandFailure(
        "--cleaned says that all text was cleaned before, and a list says how some is to be; leave out one or the other",
        exitStatus: .usage)
    }
    reading.deduplication.dedup = reading.deduplication.isOn
    return reading.cleaning.cleaner
  }
}
