import ArgumentParser

/// Enlarges comments to any size, and measures how the distinct words of a text grow.
@main
struct CorpusMaker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus-maker",
    abstract: "Makes large comment corpora whose distinct words grow as those of real comments do.",
    subcommands: [Make.self, Measure.self])
}
