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
      "\(path.shown):\(line): the record is longer than \(limit) bytes"
        + (limit < 64 << 20 ? ", as many as --memory leaves for one; give more --memory, or " : "; ")
        + "check that the file is what it seems"
    case .textHasNoFields(let path):
      "\(path.shown): is read as lines of text, which have no fields; say what it is with --format csv, tsv or jsonl"
    case .recordsHaveNoFields(let path):
      "\(path.shown): is read as records, which have no fields; leave out --text-field and --documents"
    case .recordsAreUTF8(let path):
      "\(path.shown): records are read as UTF-8; leave out --encoding, or convert them first"
    case .recordCutOff(let path, let record, let offset):
      "\(path.shown):\(record): the record, which begins at byte \(offset), is cut off; each is 4 bytes, its length with the lowest byte "
        + "first, and as many bytes"
    case .fieldNeeded(let path, let available):
      "\(path.shown): which field holds the comment? name one with --text-field: \(list(available))"
    case .missingColumn(let path, let field, let available):
      "\(path.shown): has no column '\(field.shown)'; it has \(list(available))"
    case .tooManyColumns(let path, let limit):
      "\(path.shown): has a record of more than \(grouped(limit)) fields; check what separates them (--delimiter)"
    case .badRecord(let record): record.message
    case .mostRecordsSkipped(let path, let share):
      "\(path.shown): \(grouped(share.skipped)) of \(grouped(share.total)) records cannot be read, the first "
        + "at line \(share.first.line): \(share.first.reason.message)"
    case .seemsToBe(let path, let guess):
      "\(path.shown): seems to be \(guess.format.title), not lines of text (it begins with '\(guess.firstLine.shown())'); say "
        + "--format \(guess.format.rawValue), or --format text if every line is a comment"
    case .otherSeparator(let path, let separator, let format, let line):
      "\(path.shown): is read as \(format.title), and its first lines hold \(quoted(separator)) instead of "
        + "\(format == .tsv ? "tabs" : "commas") ('\(line.shown())'); say --delimiter \(quoted(separator)), or "
        + "--delimiter \(format == .tsv ? "tab" : "','") if they have one column"
    case .badArchive(let path, let reason):
      "\(path.shown): the zip archive cannot be read (\(reason.shown())); unpack it first, or get it again"
    case .windowTooLarge(let path, let compression, let limit):
      "\(path.shown): unpacking this \(compression.rawValue) data takes more than the \(megabytes(limit)) MB that --memory leaves "
        + "for it; give more --memory, or unpack it first"
    case .badWeight(let name, let weight):
      "\(name.shown): \(weight.isEmpty ? "nothing" : weight.shown()) is not a weight; give \(weightsTaken)"
    case .badListLine(let path, let line, let fault): "\(path.shown):\(line): \(fault.message)"
    case .splitDocument(let place, let field, let key):
      "\(place.path.shown):\(place.line): the document '\(key.shown())' goes on here after another one began; bring the records of "
        + "each '\(field.shown)' together first: \(SortingAdvice.command(for: place.path, by: field))"
    case .knownCommentsNeedMemory(let path):
      "\(path.shown): holds more comments than --memory leaves room for to compare with; give more --memory, or a part of the file"
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
    case .noField(let available):
      "the record is no string; name the field that holds the comment with --text-field: \(list(available))"
    case .notText(let field):
      "the field '\(field.shown)' holds no text; name another, or leave it out with --on-bad-record skip"
    case .notADate(let field, let value):
      "the field '\(field.shown)' holds '\(value.shown())', which is no date; write 2026-03-04, or group by the whole field"
    }
  }
}

extension CorpusNotice {
  /// What was noticed, and what to do if it is not as it should be.
  var message: String {
    switch self {
    case .emptyFile(let path): "\(path.shown): is empty"
    case .passedOver(let path, .notAFile): "\(path.shown): is not read, since it is no regular file"
    case .passedOver(let path, .danglingLink): "\(path.shown): is not read, since the link leads nowhere"
    case .mayBe(let path, let guess):
      "\(path.shown): is read as lines of text and may be \(guess.format.title) (it begins with '\(guess.firstLine.shown())'); if it "
        + "is, say --format \(guess.format.rawValue), else --format text"
    case .separatorFound(let path, let separator, let format):
      "\(path.shown): is read with \(quoted(separator)) between fields, since its first lines hold no "
        + "\(format == .tsv ? "tabs" : "commas"); --delimiter says otherwise"
    case .quotingGuessed(let path, .none):
      "\(path.shown): quotation marks are read as text, since no field seems to need them; if they enclose fields, say --quoting "
        + "rfc4180"
    case .quotingGuessed(let path, .rfc4180):
      "\(path.shown): quotation marks are taken to enclose fields, as some need them; if they are text, say --quoting none"
    case .headerTaken(let path, let names):
      "\(path.shown): the first line looks like names (\(list(names))) and is read as a comment; if it is a header, say --header, else "
        + "--no-header"
    }
  }
}

private let weightsTaken = "a number above 0, at most 1000000000 and with at most three decimals, such as 40 or 0.5"

extension BadListLine {
  fileprivate var message: String {
    switch self {
    case .json(let fault): "\(fault.message); write a path or one JSON object a line"
    case .unknownKey(let key):
      "'\(key.shown())' says nothing here; the keys are path, format, text_field, header, encoding, delimiter, clean and weight"
    case .pathMissing: "the description has no \"path\"; add it"
    case .unusedWeight: "only `kc-vocab train` weighs sources; leave \"weight\" out"
    case .badValue("weight", let value): "\"weight\" cannot be '\(value.shown())'; give \(weightsTaken)"
    case .badValue(let key, let value): "\"\(key)\" cannot be '\(value.shown())'; give what --\(key.option) takes"
    }
  }
}

extension String {
  /// A key of a list as the option that says the same.
  fileprivate var option: String { replacing("_", with: "-") }
}

extension RecordFormat {
  fileprivate var title: String {
    switch self {
    case .text: "text"
    case .csv: "CSV"
    case .tsv: "TSV"
    case .jsonl: "JSON lines"
    case .json: "a JSON array"
    case .records: "framed records"
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
    case .zip: "is a zip archive, which can be read only as a file of its own; save it to disk, or unpack it first"
    case .officeDocument: "is an office document; save it as CSV"
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
    case .utf32: "UTF-32"
    case .utf32LittleEndian: "UTF-32 (little-endian)"
    case .utf32BigEndian: "UTF-32 (big-endian)"
    }
  }
}

/// A separator as a shell takes it.
private func quoted(_ separator: UInt8) -> String {
  separator == UInt8(ascii: "\t") ? "tab" : "'\(String(UnicodeScalar(separator)))'"
}

extension FieldSelector {
  fileprivate var shown: String { name.shown() }
}

/// The first dozen names, quoted.
private func list(_ names: [String]) -> String {
  let shown = names.prefix(12).map { "'\($0.shown())'" }.joined(separator: ", ")
  return names.isEmpty ? "none" : names.count > 12 ? shown + ", …" : shown
}
