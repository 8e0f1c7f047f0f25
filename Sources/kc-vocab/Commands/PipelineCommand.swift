import ArgumentParser
import CommentText
import WordPiece

/// `kc-vocab pipeline`
struct PipelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pipeline",
    abstract: "Tell what these options do to text, and in which version of Unicode, without reading any.",
    discussion: """
      Programs that share the work compare the fingerprint: with equal ones every comment gives the same words. It is the
      fingerprint in the headers of counts files that are made with these options.

      kc-vocab pipeline --preset kcelectra-pretraining --json
      kc-vocab pipeline --vocabulary vocab/mine --json
      """)

  @OptionGroup(title: "Text") var text: PipelineOptions
  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions

  @Option(
    help: ArgumentHelp(
      "Tell the pipeline of this vocabulary, of which also --clean as-trained may be asked, and its digest.",
      valueName: "vocabulary"), completion: .file())
  var vocabulary: String?

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  func validate() throws { if vocabulary == nil { try cleaning.requireNoVocabulary() } }

  mutating func run() throws {
    let loaded = try vocabulary.map { try loadVocabulary($0) }
    var pipeline = try loaded.map { try text.pipeline(for: $0) } ?? text.pipeline
    if let loaded, cleaning.isAsTrained { try cleaning.takeTrained(from: loaded) }
    pipeline.cleaning = cleaning.cleaner
    let report = PipelineReport(pipeline, deduplicates: cleaning.preset?.deduplicates == true, loaded?.vocabulary)
    if json { return try printJSON(report) }
    try StandardOutput.shared.write(report.text)
  }
}

/// What `pipeline --json` prints: schema `kc-vocab/pipeline/1`.
struct PipelineReport: Encodable {
  struct VocabularyFigures: Encodable {
    var digest: String
    var size: Int
  }

  var schema = "kc-vocab/pipeline/1"
  var version = Version.current
  var commit = Version.commit
  var icu = ICU.libraryVersion
  var unicode = ICU.unicodeVersion
  var pipeline: TextPipeline
  var fingerprint: String
  /// Whether the preset drops repeated comments, which is no part of the pipeline.
  var deduplicates: Bool
  var vocabulary: VocabularyFigures?

  init(_ pipeline: TextPipeline, deduplicates: Bool, _ vocabulary: Vocabulary?) {
    self.pipeline = pipeline
    self.deduplicates = deduplicates
    fingerprint = pipeline.fingerprint
    self.vocabulary = vocabulary.map { VocabularyFigures(digest: $0.digest, size: $0.count) }
  }

  /// The same for people.
  var text: String {
    var rows: [(String, String)] = [
      ("version", Version.sentence), ("pipeline", pipeline.canonicalForm), ("fingerprint", fingerprint),
      ("repeats", deduplicates ? "dropped by the preset" : "kept"),
    ]
    if let vocabulary { rows.append(("vocabulary", "\(grouped(vocabulary.size)) tokens, \(vocabulary.digest)")) }
    return rows.map { $0 + String(repeating: " ", count: 12 - $0.count) + $1 + "\n" }.joined()
  }
}
