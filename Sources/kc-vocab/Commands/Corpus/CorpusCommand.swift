import ArgumentParser
import CorpusCatalogue
import SystemPackage

/// `kc-vocab corpus`
struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "List, describe and fetch public comment corpora and vocabularies.",
    discussion: """
      The catalogue is part of the program; it names the licence of each corpus and vocabulary, and their publishers' addresses.
      Nothing is passed on: fetching downloads from the publisher, under the publisher's terms.

      kc-vocab corpus list
      kc-vocab corpus show nsmc
      kc-vocab corpus fetch nsmc
      """,
    subcommands: [CorpusListCommand.self, CorpusShowCommand.self, CorpusFetchCommand.self])
}

/// Which catalogues are looked through.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look in this catalogue instead of the one built in (JSON, kc-vocab/catalogue/1). Repeatable.", valueName: "file"),
    completion: .file()
  )
  var catalogue: [String] = []

  func load() throws -> CatalogueSet {
    try OutputPlan().check(reading: catalogue.map { FilePath($0) })
    return CatalogueSet(
      catalogue.isEmpty ? Catalogue.builtIn : try catalogue.map { try Catalogue(contentsOf: FilePath($0)) })
  }
}

/// `kc-vocab corpus list`
struct CorpusListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the corpora and vocabularies of the catalogue.")

  @OptionGroup var catalogues: CatalogueOptions

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  mutating func run() throws {
    let set = try catalogues.load()
    if json { return try printJSON(CorpusListReport(set)) }
    try StandardOutput.shared.write(corpusTable(set))
  }
}

/// `kc-vocab corpus show`
struct CorpusShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Tell what a corpus or vocabulary is, and how it is fetched and read.")

  @Argument(
    help: ArgumentHelp("A name that `corpus list` shows.", valueName: "name"), completion: .custom(catalogueNames))
  var name: String

  @OptionGroup var catalogues: CatalogueOptions

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  mutating func run() throws {
    let (kind, entry) = try catalogues.load().entry(named: name)
    if json { return try printJSON(CorpusShowReport(kind, entry)) }
    try StandardOutput.shared.write(corpusDescription(kind, entry))
  }
}

/// Names of the built-in catalogue, for shells to complete.
@Sendable func catalogueNames(_ arguments: [String], _ place: Int, _ prefix: String) -> [String] {
  CatalogueSet().entries.map(\.entry.name).filter { $0.hasPrefix(prefix) }
}
