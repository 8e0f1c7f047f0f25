import ArgumentParser
import CommentText
import CorpusReading
import SystemPackage
import WordCounting
import WordPiece

/// `kc-vocab encode`
struct EncodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "encode",
    abstract: "Print the tokens of each comment, one line out for each line in.",
    discussion: """
      Tokens are separated by spaces; --ids prints ids, --json an object with both for each line. Special tokens in the
      text are recognised; none are added unless --add-special-tokens.
      """)

  @OptionGroup var vocabulary: VocabularyOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Run") var runOptions: RunOptions

  @Flag(help: "Print ids instead of tokens.")
  var ids = false

  @Flag(help: "Put the special tokens that the vocabulary's files say, else [CLS] and [SEP], around each line.")
  var addSpecialTokens = false

  func validate() throws {
    if input.reading.deduplication.isOn {
      throw ValidationError("--dedup leaves comments out, and encode gives a line for each; leave out one or the other")
    }
    if input.isEmpty { throw ValidationError("nothing to encode: name files of comments, or `-` for standard input") }
  }

  mutating func run() throws {
    try OutputPlan().check(reading: [FilePath(vocabulary.vocabulary)] + input.filesRead())
    try runOptions.memoryPlan.requireSmallest()
    let (loaded, textPipeline) = try vocabulary.load(before: input.files)
    try input.settleCleaning(loaded, runOptions)
    let pipeline = try CompiledPipeline(textPipeline)
    let words = WordEncoder(loaded.vocabulary, maximumScalarCount: loaded.maximumScalarCount)
    let surroundings = addSpecialTokens ? try loaded.surroundings() : .none
    let format = runOptions.json ? EncodedLineFormat.json : ids ? .ids : .tokens
    let readingByteCount = runOptions.readingByteCount
    let reader = try input.reader(keepsDroppedLines: true) { options in
      options.keepsInputOrder = true
      options.memoryLimitBytes = readingByteCount
    }
    runOptions.warn(loaded.remarks.map { $0.message(textPipeline) })
    runOptions.warn(ReadingWarnings.empty(reader))
    let progress = ProgressLine(runOptions, sharesTerminal: true)
    defer { progress.clear() }
    let (strict, addsSpecialTokens) = (input.strict, addSpecialTokens)
    let isFramed = input.reading.format == .records
    let workers = try reader.forEachBlockInOrder(threads: runOptions.threadCount) { _ in
      let encoder = TextEncoder(words, pipeline)
      encoder.addsSpecialTokens = addsSpecialTokens
      encoder.surroundings = surroundings
      return EncodingWorker(encoder, format)
    } _: { worker, block in
      if strict, let place = block.invalidPlaces.first { throw InvalidTextFailure(try reader.location(of: place)) }
      return try worker.lines(of: block, strict: strict, reader)
    } finish: { lines in
      try StandardOutput.shared.write(bytes: lines)
      // Whoever hands over records may wait for what those came to.
      if isFramed { try StandardOutput.shared.flush() }
      progress.show(stage: "encoding", done: reader.bytesDone, total: reader.totalBytes, unit: .bytes)
    }
    progress.clear()
    let places = workers.flatMap(\.invalidPlaces).sorted().prefix(CountingResult.invalidLocationLimit)
    let invalid = ReadingWarnings.invalid(
      workers.reduce(0) { $0 + $1.invalidSequences }, try places.map { try reader.location(of: $0) })
    try runOptions.warn(ReadingWarnings.skipped(reader.skippedRecords()) + invalid)
  }
}
