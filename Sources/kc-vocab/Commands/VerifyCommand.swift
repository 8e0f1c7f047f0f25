import ArgumentParser
import CommentText
import CorpusReading
import DurableFiles
import SystemPackage
import WordPiece

/// `kc-vocab verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Encode comments as kc-vocab and as Hugging Face's libraries do, and show the first difference.",
    discussion: """
      tokenizers reads the directory's tokenizer.json, transformers all of the directory, with special tokens around each \
      comment; of transformers 4 both implementations. The Python is the one that KC_VOCAB_PYTHON names, else python3; \
      a library that it has not is left out. Exits with 3 where they differ.

      kc-vocab verify vocab/mine comments.txt
      KC_VOCAB_PYTHON=env/bin/python kc-vocab verify vocab/mine comments.jsonl --text-field body
      """)

  @Argument(help: "A vocabulary directory.", completion: .file())
  var vocabulary: String

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Run") var runOptions: RunOptions

  func validate() throws {
    if input.isEmpty { throw ValidationError("nothing to encode: name files of comments, or `-` for standard input") }
    if input.reading.deduplication.dedupReport != nil {
      throw ValidationError("--dedup-report: verify writes nothing; leave it out")
    }
  }

  mutating func run() throws {
    try OutputPlan().check(reading: [FilePath(vocabulary)] + input.filesRead())
    let loaded = try loadVocabulary(vocabulary, before: input.files)
    guard loaded.form == .directory, let pipeline = loaded.pipeline?.uncleaned else {
      throw CommandFailure("\(vocabulary): is no vocabulary directory, which Hugging Face's libraries load; name one")
    }
    runOptions.warn(loaded.remarks.map { $0.message(pipeline) })
    try input.settleCleaning(loaded, runOptions)
    let verification = Verification(
      directory: vocabulary, python: PythonProcess(temporaryDirectory: runOptions.temporaryDirectory))
    let libraries = try verification.libraries()
    let encoded = try EncodedComments(input, runOptions, loaded, pipeline)
    let results = try libraries.map { try verification.check($0, encoded) }
    if runOptions.json {
      try printJSON(VerifyReport(vocabulary, encoded.count, results, encoded, loaded.vocabulary))
    } else if !runOptions.quiet {
      try StandardOutput.shared.write(
        VerifySections(vocabulary: loaded.vocabulary, encoded: encoded, results: results).text)
    }
    try StandardOutput.shared.flush()
    guard let first = results.first(where: { $0.difference != nil }) else { return }
    throw CommandFailure(
      "\(vocabulary): \(first.library.name) \(first.library.version) encodes a comment otherwise; please report it with the "
        + "comment and the directory", exitStatus: .gateFailed)
  }
}
