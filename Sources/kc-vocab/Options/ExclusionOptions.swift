import ArgumentParser
import CorpusReading
import SystemPackage

/// Files whose comments are left out of what is written.
struct ExclusionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Leave out comments that this file holds too, as an evaluation set: those with the same Hangul syllables, 8 or more; "
        + "repeatable.", valueName: "file"), completion: .file())
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "The same for the files that this list names; as JSON, its lines also say how each is read, as in --files-from.",
      valueName: "file"))
  var excludeFrom: [String] = []

  func validate() throws {
    if (exclude + excludeFrom).contains("-") {
      throw ValidationError("--exclude -: standard input holds the comments; name a file to leave out")
    }
  }

  var isEmpty: Bool { exclude.isEmpty && excludeFrom.isEmpty }

  private func expanded() throws -> ExpandedInputs {
    try InputExpansion.expand(
      exclude.map { CommandLineBytes.path($0) }, lists: excludeFrom.map { .file(CommandLineBytes.path($0)) })
  }

  /// Every file that is read.
  func filesRead() throws -> [FilePath] {
    isEmpty ? [] : try expanded().inputs.map(\.path) + excludeFrom.map { CommandLineBytes.path($0) }
  }

  /// The stage that leaves comments out, once the files have been read; nil where none was named.
  func stage(_ reading: ReadingArguments, _ run: RunOptions, keepsDroppedLines: Bool) throws -> Exclusion? {
    guard !isEmpty else { return nil }
    let known = KnownComments(byteLimit: run.keyByteCount / 4)
    for source in try expanded().sources { try known.add(source, reading, run) }
    return Exclusion(known, keepsDroppedLines: keepsDroppedLines)
  }

  /// - Throws: `CommandFailure` where nothing was left.
  func check(_ summary: ExclusionSummary) throws {
    guard summary.comments > 0, summary.excluded == summary.comments else { return }
    let names = summary.files.filter { $0.excluded > 0 }.map(\.path.shown).joined(separator: ", ")
    throw CommandFailure(
      "\(names): holds every comment there is (\(grouped(summary.excluded))), so that nothing would be left; check the name "
        + "that --exclude gives")
  }
}

extension KnownComments {
  /// Adds the comments of a file, read by its name as operands are, and warns where none can be found again.
  func add(_ source: CorpusSource, _ reading: ReadingArguments, _ run: RunOptions) throws {
    let path = source.input.path
    var options = reading.options
    options.format = nil
    if (source.format ?? RecordFormat(fileName: path)) == .text {
      // What says where a comment lies in a record says nothing about lines of text.
      (options.textField, options.hasHeader, options.delimiter, options.quoting) = (nil, nil, nil, nil)
    }
    options.memoryLimitBytes = run.readingByteCount
    options.digestsSources = false
    let reader = try CorpusReader(sources: [source], options: options)
    run.warn(ReadingWarnings.empty(reader))
    try add(reader, of: path, threads: run.threadCount)
    try run.warn(ReadingWarnings.skipped(reader.skippedRecords()))
    if let file = files.last, file.comments > 0, file.comparable == 0 {
      run.warn(
        "\(path.shown): has no comment with 8 Hangul syllables or more, so none of its \(grouped(file.comments)) can be found"
      )
    }
  }
}
