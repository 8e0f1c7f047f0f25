import CorpusReading
import SystemPackage

extension CorpusError: ExplainedError {
  var message: String {
    switch self {
    case .file(let error): error.message
    case .noInputs: "no input: name at least one file, or `-` for standard input"
    case .standardInputTwice: "-: standard input is named twice; it can be read only once"
    case .patternMatchesNothing(let pattern): "\(pattern.shown()): no file matches; check the pattern"
    case .directoryHoldsNoFiles(let path): "\(path.shown): the directory holds no files; name another"
    case .binary(let path, let content): "\(path.shown): \(content.message)"
    case .encoding(let path, let found, let expected):
      "\(path.shown): seems to be \(found.title), not \(expected.title); say --encoding \(found.rawValue)"
    case .encodingUnavailable(let encoding):
      "--encoding \(encoding.rawValue): this installation of ICU cannot read it; install ICU with its full data"
    case .readFailed(let path, let offset, let cause):
      "\(path.shown): reading stopped at byte \(offset) (\(cause)); check the disk or the connection"
    case .changedWhileReading(let path):
      "\(path.shown): changed while it was read; run again when nothing writes to it"
    case .truncated(let path, let compression, let offset):
      "\(path.shown): the \(compression.rawValue) data ends too early, at byte \(offset); get the file again"
    case .corrupt(let path, let compression, let offset):
      "\(path.shown): the \(compression.rawValue) data is damaged near byte \(offset); get the file again"
    case .recordTooLong(let path, let line, let limit):
      "\(path.shown):\(line): the record is longer than \(limit) bytes; check that the file is what it seems"
    case .textHasNoFields(let path):
      "\(path.shown): is read as lines of text, which have no fields; say what it is with --format csv, tsv or jsonl"
    case .fieldNeeded(let path, let available):
      "\(path.shown): which field holds the comment? name one with --text-field: \(list(available))"
    case .missingColumn(let path, let field, let available):
      "\(path.shown): has no column '\(field.shown)'; it has \(list(available))"
    case .badRecord(let record): record.message
    case .splitDocument(let place, let field, let key):
      "\(place.path.shown):\(place.line): the document '\(key.shown())' goes on here after another one began; bring the records of "
        + "each '\(field.shown)' together first: \(SortingAdvice.command(for: place.path, by: field))"
    case .outOfMemory(let path): "\(path.shown): there is no memory for a record; run with less else, or split the file"
    }
  }
}

extension BadRecord {
  /// Where the record is and what is wrong with it.
  var message: String { "\(path.shown):\(line):\(column): \(reason.message)" }
}

extension BadRecordReason {
  fileprivate var message: String {
    switch self {
    case .columnCount(let found, let expected):
      "\(found) columns where the first record has \(expected); mend the record, leave it out with --on-bad-record skip, "
        + "or say --quoting rfc4180 or none if quotation marks are misread"
    case .textAfterQuote:
      "text follows a closing quotation mark; double the marks inside a field, or say --quoting none if they are text"
    case .unclosedQuote:
      "the quotation mark that opens here is never closed; close it, or say --quoting none if such marks are text"
    case .json(let fault): "\(fault.message); mend the line, or leave it out with --on-bad-record skip"
    case .missingField(let field, let available): "the record has no field '\(field.shown)'; it has \(list(available))"
    case .notText(let field):
      "the field '\(field.shown)' holds no text; name another, or leave it out with --on-bad-record skip"
    case .notADate(let field, let value):
      "the field '\(field.shown)' holds '\(value.shown())', which is no date; write 2026-03-04, or group by the whole field"
    }
  }
}

extension JSONFault {
  fileprivate var message: String {
    switch self {
    case .unexpectedCharacter: "broken JSON, this character is not expected here"
    case .unexpectedEnd: "broken JSON, the line ends too early (each line must be one value)"
    case .textAfterValue: "broken JSON, something follows the value (each line must be one value)"
    case .controlCharacter: "broken JSON, a control character stands in a string unescaped"
    case .badEscape: "broken JSON, this escape sequence does not exist"
    case .badNumber: "broken JSON, this is no number"
    case .badUTF8: "broken JSON, this is not UTF-8"
    case .nestedTooDeeply: "JSON nested more than 1,024 deep"
    case .unsupported: "JSON that the parser cannot hold"
    }
  }
}

extension BinaryContent {
  fileprivate var message: String {
    switch self {
    case .tar: "holds a tar archive; unpack it first (tar -xf)"
    case .zip: "is a zip archive (or an office document); unpack it first, or save it as CSV"
    case .sevenZip: "is a 7z archive; unpack it first"
    case .rar: "is a rar archive; unpack it first"
    case .parquet: "is a Parquet file; write it out as lines or JSON lines and pipe that into `-`"
    case .arrow: "is an Arrow file; write it out as lines or JSON lines and pipe that into `-`"
    case .sqlite: "is an SQLite database; write the comments out (sqlite3 -csv) and pipe that into `-`"
    case .lz4: "is compressed with lz4, which is not read; unpack it first (lz4 -d), or pipe it into `-`"
    case .unixCompress: "is compressed with compress, which is not read; unpack it first (uncompress)"
    case .compressedTwice: "is compressed twice; unpack it once"
    case .controlCharacters:
      "is not text (it is full of control characters); name a text file, or say --encoding if it is"
    }
  }
}

extension TextEncoding {
  fileprivate var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .cp949: "CP949 (EUC-KR)"
    case .utf16: "UTF-16"
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    }
  }
}

extension FieldSelector {
  fileprivate var shown: String { name.shown() }
}

/// The first dozen names, quoted.
private func list(_ names: [String]) -> String {
  let shown = names.prefix(12).map { "'\($0.shown())'" }.joined(separator: ", ")
  return names.isEmpty ? "none" : names.count > 12 ? shown + ", …" : shown
}
