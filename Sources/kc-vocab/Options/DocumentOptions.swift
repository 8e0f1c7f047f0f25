import ArgumentParser
import CorpusReading

/// Whether comments are written as documents.
struct DocumentOptions: ParsableArguments {
  @Option(
    name: .customLong("documents"),
    help: ArgumentHelp(
      "Put a blank line between documents: comments and replies that have the same value in this field.",
      valueName: "field"))
  var field: String?

  @Flag(help: "Drop replies with the first comment of their document; otherwise they stay without it.")
  var dropHeadless = false

  func validate() throws {
    if dropHeadless && field == nil {
      throw ValidationError("--drop-headless says what becomes of documents, and none are made; add --documents")
    }
  }

  var selector: FieldSelector? { field.map { FieldSelector($0) } }

  /// The stage that groups comments; nil where none was asked for.
  func stage(_ run: RunOptions) -> DocumentGrouping? {
    guard let selector else { return nil }
    return DocumentGrouping(
      field: selector, dropsHeadless: dropHeadless, byteLimit: run.keyByteCount,
      directory: run.temporaryDirectory)
  }
}
