import ArgumentParser
import CommentText
import FoundationEssentials
import SystemPackage
import WordPiece

/// `kc-vocab info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tell what a vocabulary is: tokens by kind, text pipeline, and how it was made.",
    discussion: "--json prints the manifest itself where there is one.")

  @Argument(
    help: ArgumentHelp("A vocabulary directory, a vocab.txt or a tokenizer.json.", valueName: "vocabulary"),
    completion: .file())
  var vocabulary: String

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  mutating func run() throws {
    try OutputPlan().check(reading: [FilePath(vocabulary)])
    let loaded = try loadVocabulary(vocabulary)
    for case .unusableEntries(let path, let count) in loaded.remarks {
      StandardError.warn(VocabularyRemark.unusableEntries(path, count).message(loaded.pipeline ?? .standard))
    }
    if json, let manifest = loaded.manifest { return try StandardOutput.shared.write(bytes: manifest) }
    if json { return try printJSON(InfoReport(loaded)) }
    try StandardOutput.shared.write(InfoSummary(loaded).text)
  }
}
