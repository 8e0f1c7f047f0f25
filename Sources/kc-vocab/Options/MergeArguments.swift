import ArgumentParser
import CommentText
import SystemPackage
import VocabMerging

/// What joins the base, and how: `merge`'s own options.
struct MergeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out entries that occur fewer times as a token on the corpus, under the merged vocabulary.", valueName: "n")
  )
  var minCount: Int?

  @Option(help: ArgumentHelp("Add at most n entries.", valueName: "n"))
  var maxAdded: Int?

  @Option(
    help: ArgumentHelp(
      "Tokens at most, before padding. With a corpus those join that save most on it, else the first.", valueName: "n"))
  var size: Int?

  @Flag(
    help: ArgumentHelp(
      "With --size or --max-added: take the donors' single characters first, whatever they do on the corpus, so that text "
        + "with others than the corpus has fewer [UNK]."))
  var charactersFirst = false

  @Option(
    help: ArgumentHelp(
      "What a word that cannot be spelled costs, in tokens, when entries are weighed by what they save.", valueName: "n"
    ))
  var unknownCost = MergeOptions().unknownWordCost

  @Option(help: ArgumentHelp("Make the size a multiple of n by [unused] tokens at the end.", valueName: "n"))
  var padToMultipleOf = 1

  @Option(
    help: ArgumentHelp(
      "Add only entries in these of Unicode's scripts, separated by commas: hangul,latin. Digits and signs may stand "
        + "beside them; common lets them in alone.", valueName: "scripts"))
  var onlyScript: String?

  @Option(
    help: ArgumentHelp("Never add the entries in this file, one a line as in vocab.txt.", valueName: "file"),
    completion: .file())
  var excludeFile: String?

  @Flag(help: "Add the donors' [unused] entries too.")
  var keepUnused = false

  @Flag(help: "Put new tokens into the base's own [unused] places before the vocabulary grows.")
  var fillUnused = false

  @Flag(help: "Leave out entries that no text can give under the base's text pipeline.")
  var dropUnreachable = false

  @Option(
    help: ArgumentHelp("What marks continuations in donors that do not use the base's mark.", valueName: "prefix"))
  var donorPrefix: String?

  @Option(help: ArgumentHelp("Merge although text pipelines differ, and go by the base's.", valueName: "base"))
  var forcePipeline: ForcedPipeline?

  /// Whether the words of a corpus are needed.
  var needsCorpus: Bool { minCount != nil }

  func validate() throws {
    try LargestNumber.check("--unknown-cost", unknownCost, LargestNumber.unknownWordCost)
    try LargestNumber.check("--pad-to-multiple-of", padToMultipleOf, LargestNumber.paddingMultiple)
    do {
      try uncheckedOptions(.standard).checkNumbers()
      _ = try scripts
    } catch let error as VocabMergingError { throw ValidationError(error.message) }
    if charactersFirst && size == nil && maxAdded == nil {
      throw ValidationError(
        "--characters-first: everything joins anyhow; give --size or --max-added with it, or leave it out")
    }
    if donorPrefix?.isEmpty == true { throw ValidationError("--donor-prefix: is empty; give the mark, such as '##'") }
  }

  /// - Parameter pipeline: of a base that carries none.
  /// - Throws: `VocabMergingError`, if the list of excluded entries cannot be read.
  func options(_ pipeline: TextPipeline) throws -> MergeOptions {
    var options = uncheckedOptions(pipeline)
    options.scripts = try scripts
    if let excludeFile { options.excluded = try ExclusionList.read(FilePath(excludeFile)) }
    return options
  }

  private var scripts: ScriptSet? {
    get throws { try onlyScript.map { try ScriptSet($0.split(separator: ",").map(String.init)) } }
  }

  private func uncheckedOptions(_ pipeline: TextPipeline) -> MergeOptions {
    var options = MergeOptions()
    options.pipeline = pipeline
    options.minimumOccurrences = minCount
    options.maximumAdded = maxAdded
    options.size = size
    options.takesCharactersFirst = charactersFirst
    options.unknownWordCost = unknownCost
    options.paddingMultiple = padToMultipleOf
    options.keepsUnused = keepUnused
    options.fillsUnused = fillUnused
    options.dropsUnreachable = dropUnreachable
    options.donorPrefix = donorPrefix
    options.forcesBasePipeline = forcePipeline != nil
    return options
  }
}

/// Whose text pipeline holds where parents differ.
enum ForcedPipeline: String, ExpressibleByArgument {
  case base
}
