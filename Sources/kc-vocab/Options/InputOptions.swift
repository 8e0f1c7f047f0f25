import ArgumentParser
import CommentText
import CorpusReading
import Synchronization
import SystemPackage
import WordPiece

/// Where comments come from; the same for every command whose operands are files of comments.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, patterns or directories of comments; `-` is standard input. Compressed files (.gz .zst .xz .bz2) and zip "
        + "archives are read as they are.", valueName: "file"), completion: .file())
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read the names of further files from this file, one a line; as JSON, lines also say how each is read: "
        + "{\"path\", \"format\", \"text_field\", \"header\", \"encoding\", \"delimiter\", \"clean\"}; for train also \"weight\".",
      valueName: "file"), completion: .file())
  var filesFrom: [String] = []

  @OptionGroup var reading: ReadingArguments

  /// Whether anything was named to read.
  var isEmpty: Bool { files.isEmpty && filesFrom.isEmpty }

  var strict: Bool { reading.strict }

  var readingOptions: ReadingOptions { reading.options }

  /// Opens and checks every input. Comments are cleaned as the options say.
  /// - Parameters:
  ///   - dedup: where repeated comments are dropped if the options say so.
  ///   - keepsDroppedLines: whether an empty line stands for each comment that cleaning drops.
  func reader(
    dedup: DeduplicationRun? = nil, keepsDroppedLines: Bool = false, first: [any CommentStage] = [],
    _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> CorpusReader {
    var stage = try cleaning(expanded())
    stage?.keepsDroppedLines = keepsDroppedLines
    return try reader(cleaning: stage, dedup: dedup, first: first, change)
  }

  /// The same with another cleaning, or none.
  /// - Parameters:
  ///   - documents: makes documents of the comments that stay.
  ///   - first: stages that see comments as they stand in the input.
  func reader(
    cleaning stage: CleaningStage?, dedup: DeduplicationRun? = nil, documents: DocumentGrouping? = nil,
    first: [any CommentStage] = [], _ change: (inout ReadingOptions) -> Void
  ) throws -> CorpusReader {
    var options = readingOptions
    change(&options)
    let stages = dedup?.stages(cleaning: stage) ?? stage.map { [$0] } ?? []
    let expanded = try expanded()
    var all = stages + (documents.map { [$0] } ?? [])
    // A source's own cleaner needs a stage that cleans, also where the others are left as they are.
    if stage == nil, let plain = try plainCleaning(expanded) { all.insert(plain, at: 0) }
    return try CorpusReader(
      sources: expanded.sources, options: options, stages: first + all, notices: expanded.notices)
  }

  /// Takes what a vocabulary says of its text if that is wanted, or says that this text is cleaned otherwise.
  mutating func settleCleaning(_ loaded: LoadedVocabulary, _ run: RunOptions) throws {
    let sourcesSay = try expanded().sources.allSatisfy { $0.cleaner != nil }
    try reading.cleaning.settle(loaded, run, sourcesSay: sourcesSay)
  }

  /// The stage that cleans, as the options say, or as all sources say alike; nil where nothing is to be done.
  func cleaning(_ expanded: ExpandedInputs) throws -> CleaningStage? {
    let own = expanded.sources.map(\.cleaner?.cleaner)
    if let common = own.first ?? nil, own.allSatisfy({ $0 == common }) {
      return CleaningStage(try CompiledCleaner(common))
    }
    return try reading.cleaning.stage() ?? plainCleaning(expanded)
  }

  /// A stage that leaves comments as they are but for sources with a cleaner of their own; nil where none has one.
  private func plainCleaning(_ expanded: ExpandedInputs) throws -> CleaningStage? {
    guard expanded.sources.contains(where: { $0.cleaner != nil }) else { return nil }
    return CleaningStage(try CompiledCleaner(Cleaner()))
  }

  /// What is named, with patterns and directories replaced by the files that they stand for.
  func inputs() throws -> [CorpusInput] { try expanded().inputs }

  func expanded() throws -> ExpandedInputs { try expanded(weighted: false) }

  /// The same where names may carry weights. A run that takes them says so first: names are looked up once.
  func weighted() throws -> ExpandedInputs { try expanded(weighted: true) }

  private func expanded(weighted: Bool) throws -> ExpandedInputs {
    // Found once for a run: a list may come through a pipe.
    try expansions.withLock { known in
      let names = [files, filesFrom]
      if let inputs = known[names] { return inputs }
      let inputs = try InputExpansion.expand(
        files.map { CommandLineBytes.path($0) },
        lists: filesFrom.map { $0 == "-" ? .standardInput : .file(CommandLineBytes.path($0)) },
        weighted: weighted)
      known[names] = inputs
      return inputs
    }
  }

  /// Every file that is read.
  func filesRead() throws -> [FilePath] { try inputs().map(\.path) + filesFrom.map { CommandLineBytes.path($0) } }
}

/// What names of files and lists stand for.
private let expansions = Mutex<[[[String]]: ExpandedInputs]>([:])
