import ArgumentParser
import DurableFiles
import ReportPages
import SystemPackage
import VocabAudit
import WordPiece

/// `kc-vocab report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a page to look at from a saved JSON report.",
    discussion: """
      The page is one HTML file that needs nothing beside it and loads nothing: tables, pictures and comments, in \
      light and dark, readable without JavaScript, sortable and searchable with it.

      kc-vocab audit vocab/mine march.jsonl --json > march.json
      kc-vocab report march.json --output march.html
      kc-vocab report march.json --output march-ko.html --language ko
      kc-vocab report march.json --output march.html --vocab vocab/mine
      """)

  @Argument(
    help: ArgumentHelp("What a command printed with --json; `-` is standard input.", valueName: "file"),
    completion: .file())
  var file: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Page to write; `-` is standard output.", valueName: "file"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "A vocabulary of the audit, for a box in the page in which comments can be tried; repeatable.",
      valueName: "vocabulary"))
  var vocab: [String] = []

  @Option(help: ArgumentHelp("Language of the page.", valueName: "language"))
  var language = PageLanguage.english

  @Flag(help: "Replace the page if it exists.")
  var force = false

  mutating func run() throws {
    try OutputPlan([.file("--output", output)], replacing: force).check(
      reading: ([file] + vocab).map { FilePath($0) })
    let json = file == "-" ? try wholeStandardInput() : try wholeFile(FilePath(file))
    let page = try ReportPage(
      json: json, path: file, language: language, toolVersion: Version.current, trying: try tryBox(json))
    let written = try OutputFile(output, replacing: force)
    try written.write(page.html)
    try written.commit()
  }

  /// The vocabularies that the report is about, under the pipeline that it names; nil where none is to be tried.
  private func tryBox(_ json: [UInt8]) throws -> TryBox? {
    guard !vocab.isEmpty else { return nil }
    let audited = try AuditedTexts(json: json, path: FilePath(file))
    var named: [String: LoadedVocabulary] = [:]
    for path in vocab {
      let loaded = try loadVocabulary(path)
      guard audited.vocabularies.contains(where: { $0.digest == loaded.vocabulary.digest }) else {
        throw CommandFailure(
          "\(path): is not what \(file) is about (its digest is another); name the audited vocabulary")
      }
      guard loaded.vocabulary.addedTokens.isEmpty else {
        throw CommandFailure("\(path): has added tokens, which a page cannot try; leave out --vocab")
      }
      named[loaded.vocabulary.digest] = loaded
    }
    return try TryBox(
      audited.vocabularies.map { name, digest in
        guard let loaded = named[digest] else {
          throw CommandFailure("\(file): is about \(name) too; name every one of its vocabularies with --vocab")
        }
        return (name, loaded.vocabulary, loaded.maximumScalarCount)
      }, audited.pipeline)
  }
}
