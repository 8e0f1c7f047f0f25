import CommentText
import CorpusReading

/// What `clean --json` prints: schema `kc-vocab/clean/1`; without schema and stages, part of other reports.
struct CleaningFiguresReport: Encodable {
  struct Lines: Encodable {
    struct Dropped: Encodable {
      var empty: Int
      var emptied: Int
      var short: Int
      /// Missing where repeats stay.
      var repeated: Int?
      /// Missing where nothing is to be left out.
      var excluded: Int?
    }

    var read: Int
    var changed: Int
    var dropped: Dropped
    var written: Int
  }

  /// Of the comments, without line ends.
  struct Bytes: Encodable {
    var read: Int
    var written: Int
  }

  struct Step: Encodable {
    var name: CleaningStep
    var lines: Int
    var bytesRemoved: Int
    /// By class of character, `space` for white space.
    var charactersRemoved: [String: Int]
    var charactersAdded: [String: Int]
    var examples: [Example]

    enum CodingKeys: String, CodingKey {
      case name, lines, examples
      case bytesRemoved = "bytes_removed"
      case charactersRemoved = "characters_removed"
      case charactersAdded = "characters_added"
    }
  }

  struct Example: Encodable {
    var file: String
    var line: Int
    var before: String
    /// Missing where the step dropped the comment.
    var after: String?
  }

  var schema: String?
  var cleaner: Cleaner
  var preset: String?
  var lines: Lines
  var bytes: Bytes
  var steps: [Step]
  /// Missing where none were to be made.
  var documents: Documents?
  /// The files whose comments are left out; missing where there are none.
  var exclusions: [Exclusion]?
  var stages: [StageTime]?

  struct Exclusion: Encodable {
    var file: String
    /// Comments with syllables enough to be found.
    var comparable: Int
    var excluded: Int
  }

  struct Documents: Encodable {
    var written: Int
    /// Without any comment left.
    var empty: Int
    /// Whose first comment was dropped and others were not.
    var headless: Int
  }

  init(_ cleaned: CleanedCorpus, preset: Preset?, _ stages: [StageTime]) {
    self.init(cleaned.report)
    lines.read = cleaned.linesRead
    lines.dropped.repeated = cleaned.repeated
    lines.dropped.excluded = cleaned.excluded?.excluded
    exclusions = cleaned.excluded?.files.map {
      Exclusion(file: $0.path.string, comparable: $0.comparable, excluded: $0.excluded)
    }
    lines.written = cleaned.linesWritten
    bytes.read = cleaned.bytesRead
    bytes.written = cleaned.bytesWritten
    documents = cleaned.documents.map {
      Documents(written: $0.documents, empty: $0.emptyDocuments, headless: $0.headlessDocuments)
    }
    schema = "kc-vocab/clean/1"
    self.preset = preset?.rawValue
    self.stages = stages
  }

  init(_ report: CleaningReport) {
    let figures = report.figures
    cleaner = report.cleaner
    lines = Lines(
      read: figures.linesIn, changed: figures.linesChanged,
      dropped: Lines.Dropped(empty: figures.linesEmpty, emptied: figures.linesEmptied, short: figures.linesShort),
      written: figures.linesOut)
    bytes = Bytes(read: figures.bytesIn, written: figures.bytesOut)
    steps = CleaningStep.allCases.filter { report.cleaner.takes($0) }.map { Step($0, report) }
  }
}

extension CleaningFiguresReport.Step {
  init(_ step: CleaningStep, _ report: CleaningReport) {
    let figures = report.figures[step]
    self.init(
      name: step, lines: figures.lines, bytesRemoved: figures.bytesRemoved,
      charactersRemoved: Self.named(figures.removedByClass, spaces: figures.spacesRemoved),
      charactersAdded: Self.named(figures.addedByClass, spaces: figures.spacesAdded),
      examples: (report.examples[step] ?? []).map { example in
        CleaningFiguresReport.Example(
          file: example.location.path.string, line: example.location.line,
          before: String(decoding: example.before, as: UTF8.self),
          after: step == .length ? nil : String(decoding: example.after, as: UTF8.self))
      })
  }

  private static func named(_ counts: [CharacterClass: Int], spaces: Int) -> [String: Int] {
    var named = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    if spaces > 0 { named["space"] = spaces }
    return named
  }
}
