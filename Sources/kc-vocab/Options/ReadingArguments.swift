public import ArgumentParser
public import CorpusReading

/// How comments lie in files and which of them are read; the same for every command that reads comments, whatever its
/// operands are.
struct ReadingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "text, csv, tsv, jsonl, json, or records, each behind its length, for every file (default: by its name; text for other names and "
        + "standard input)."))
  var format: RecordFormat?

  @Option(
    name: [.customLong("text-field"), .customLong("text-column")],
    help: ArgumentHelp(
      "The field that holds the comment: a column's name or number from 1, a JSON key or path (comment.body); "
        + "without it, JSON lines are read for their \"text\".",
      valueName: "field"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "What separates fields in place of the comma or tab: one character, such as ';' or '|'.", valueName: "c"),
    transform: separator(_:))
  var delimiter: UInt8?

  @Flag(inversion: .prefixedNo, help: "Whether CSV and TSV begin with a line of names (default: if a field is named).")
  var header: Bool?

  @Option(help: "Whether quotation marks enclose fields: rfc4180 or none (default: rfc4180 for CSV, as found for TSV).")
  var quoting: Quoting?

  @Option(
    help: "Encoding of every file: utf-8, cp949 (euc-kr), utf-16, utf-32.",
    completion: .list(TextEncoding.allCases.map(\.rawValue) + ["euc-kr"]),
    transform: encoding(named:))
  var encoding: TextEncoding?

  @Option(help: "What to do with a record that cannot be read: stop or skip.")
  var onBadRecord: BadRecordPolicy = .stop

  @Flag(help: "Stop at the first bytes that are not UTF-8 instead of replacing them by U+FFFD.")
  var strict = false

  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions

  @OptionGroup(title: "Repeated comments") var deduplication: DeduplicationOptions

  /// Whether repeated comments are dropped: as the options say, else as the preset does.
  var deduplicates: Bool { deduplication.dedup ?? (deduplication.isOn || cleaning.preset?.deduplicates == true) }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = format
    options.textField = textField.map { FieldSelector($0) }
    options.delimiter = delimiter
    options.hasHeader = header
    options.quoting = quoting
    options.encoding = encoding
    options.badRecords = onBadRecord
    return options
  }
}

private func encoding(named name: String) throws -> TextEncoding {
  guard let encoding = TextEncoding(name: name) else {
    throw ValidationError("\(name): is no encoding that is read here; give utf-8, cp949, euc-kr, utf-16 or utf-32")
  }
  return encoding
}

private func separator(_ text: String) throws -> UInt8 {
  guard let delimiter = ReadingOptions.delimiter(text) else {
    throw ValidationError("--delimiter \(text): is no separator; give one ASCII character such as ';' or '|', or 'tab'")
  }
  return delimiter
}

extension RecordFormat: ExpressibleByArgument {}
extension Quoting: ExpressibleByArgument {}
extension BadRecordPolicy: ExpressibleByArgument {}
