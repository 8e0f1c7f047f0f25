import ArgumentParser
import CorpusCatalogue
import Storage
import Glibc
import SystemPackage

/// `kc-vocab corpus fetch`
struct CorpusFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Download a corpus or vocabulary, verify and unpack it.",
    discussion: """
      Until a file is whole and verified it is called NAME.part (with NAME.part.json beside, which says what it is a part of); the same
      command goes on from there after an interruption, unless the file has changed at its publisher. A file whose SHA-256 is
      not the catalogue's is refused and removed. fetched.json says afterwards where everything came from.

      Proxies are taken from the environment as curl does (https_proxy, no_proxy).
      """)

  @Argument(
    help: ArgumentHelp("A name that `corpus list` shows.", valueName: "name"), completion: .custom(catalogueNames))
  var name: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Directory to put the files into (default: NAME).", valueName: "directory"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace files that are there and differ.")
  var force = false

  @Flag(help: "Allow addresses without encryption (http), which others can read along and change.")
  var allowHTTP = false

  @Option(help: ArgumentHelp("Try again so often in a row when a transfer brings nothing new.", valueName: "n"))
  var retries = 3

  @Option(help: ArgumentHelp("Give a transfer up that brings nothing for so long.", valueName: "seconds"))
  var stallTimeout = 30

  @Option(
    help: ArgumentHelp(
      "Bytes at most (2GB, 512MiB) of a file whose size the catalogue does not state, and of what comes out of an archive without "
        + "a digest (default: 16GiB).", valueName: "size"))
  var sizeLimit: String?

  @Option(
    help: ArgumentHelp("Give up a file that the catalogue knows no digest of after so long.", valueName: "seconds"))
  var timeLimit = FetchOptions().secondLimit

  @OptionGroup var catalogues: CatalogueOptions

  @Flag(name: .shortAndLong, help: "Only errors on standard error: no progress, warnings or summary.")
  var quiet = false

  @Flag(help: "Print the result as one JSON object.")
  var json = false

  func validate() throws {
    if retries < 0 { throw ValidationError("--retries \(retries): cannot be negative") }
    if stallTimeout < 1 { throw ValidationError("--stall-timeout \(stallTimeout): at least 1 second is needed") }
    if timeLimit < 1 { throw ValidationError("--time-limit \(timeLimit): at least 1 second is needed") }
    if let sizeLimit {
      guard case .bytes? = try? MemoryLimit(sizeLimit) else {
        throw ValidationError("--size-limit \(sizeLimit): is no number of bytes; give some, such as 2GB or 512MiB")
      }
    }
  }

  mutating func run() throws {
    let (kind, entry) = try catalogues.load().entry(named: name)
    let directory = FilePath(output ?? name)
    if entry.access == .included { return try copy(entry, kind, to: directory) }
    var options = FetchOptions()
    options.retries = retries
    options.stallSeconds = stallTimeout
    options.allowsHTTP = allowHTTP
    options.replaces = force
    if let sizeLimit, case .bytes(let count)? = try? MemoryLimit(sizeLimit) { options.byteLimit = count }
    options.secondLimit = timeLimit
    try check(writing: entry, into: directory)
    announcePartialFiles(of: entry, in: directory)
    defer { Interruption.note.withLock { $0 = nil } }
    let progress = ProgressLine(isQuiet: quiet)
    defer { progress.clear() }
    let result = try CatalogueFetcher(options).fetch(entry, kind, into: directory) { [quiet] event in
      show(event, progress, isQuiet: quiet)
    }
    progress.clear()
    for file in result.record.files where !file.isVerified && !quiet {
      StandardError.warn(
        "\(file.name): the catalogue knows no digest of it, so it was not verified; it is \(file.sha256)")
    }
    if json { return try printJSON(CorpusFetchReport(result, directory)) }
    if !quiet { try StandardOutput.shared.write(fetchSummary(result, entry, kind, directory)) }
  }

  /// Writes a vocabulary that lies beside the program into a directory of its own.
  private func copy(_ entry: CatalogueEntry, _ kind: Catalogue.Kind, to directory: FilePath) throws {
    let vocabulary = try IncludedVocabulary(named: entry.name)
    let files = try vocabulary.copy(to: directory, replacing: force)
    if json { return try printJSON(CorpusFetchReport(copiesOf: entry, kind, files)) }
    guard !quiet else { return }
    var table = TextTable()
    for file in files { table.add(file.path, "\(size(file.bytes)), copied, verified") }
    table.add("licence", entry.license)
    table.add("then", "kc-vocab info \(directory)")
    try StandardOutput.shared.write(table.text)
  }

  /// Refuses to write where a catalogue is read.
  private func check(writing entry: CatalogueEntry, into directory: FilePath) throws {
    let catalogues = catalogues.catalogue.map { FilePath($0) }
    for name in entry.files.flatMap({ [$0.name, $0.name + ".part", $0.name + ".part.json"] }) + [FetchRecord.fileName] {
      let path = directory.appending(name)
      for catalogue in catalogues where try FileIdentity(path) == FileIdentity(catalogue) {
        throw CommandFailure("\(path): is the catalogue that is read; choose another directory with --output")
      }
    }
  }

  /// Lets an interrupted run say what it keeps.
  private func announcePartialFiles(of entry: CatalogueEntry, in directory: FilePath) {
    let paths = entry.files.map { directory.appending($0.name + ".part").string }
    Interruption.note.withLock { note in
      note = { _ in
        for path in paths {
          var status = stat()
          if stat(path, &status) == 0, status.st_size > 0 {
            return "\(path) keeps the first \(megabytes(Int(status.st_size))) MB; the same command goes on from there"
          }
        }
        return nil
      }
    }
  }
}

private func show(_ event: FetchEvent, _ progress: ProgressLine, isQuiet: Bool) {
  func say(_ text: String) {
    progress.clear()
    if !isQuiet { StandardError.write(text + "\n") }
  }
  switch event {
  case .progress(let file, let done, let total): progress.show(stage: file, done: done, total: total, unit: .bytes)
  case .resumed(let file, let start):
    say("\(file): goes on after the first \(megabytes(start)) MB")
    progress.resume(stage: file, at: start)
  case .restarted(let file): say("\(file): starts afresh, the server has another version or sends no parts")
  case .retrying(_, let error): say("warning: \(error.whatIsWrong); trying again")
  case .verifying, .unpacking: break
  }
}
