/// How inputs are read.
public struct ReadingOptions: Hashable, Sendable {
  /// The format of every input; nil takes it from each file's name, and text for standard input.
  public var format: RecordFormat?
  /// The encoding of every input, without checking that it holds text; nil is UTF-8, and an error where another one or no text
  /// is found.
  public var encoding: TextEncoding?
  /// The column or field that holds the comment; nil where a record has a single value.
  public var textField: FieldSelector?
  /// Whether CSV and TSV begin with a line of names; nil if a field is chosen by name.
  public var hasHeader: Bool?
  /// Whether CSV and TSV enclose fields in quotation marks; nil is yes for CSV, and for TSV what its first 64 KiB show.
  public var quoting: Quoting?
  public var group: GroupSelector?
  /// The field whose equal values make a document of consecutive comments.
  public var documentField: FieldSelector?
  public var badRecords = BadRecordPolicy.stop
  /// Whether blocks are handed out strictly in input order. Otherwise several compressed files are read at a time.
  public var keepsInputOrder = false
  /// Whether the SHA-256 of each source is computed, for manifests.
  public var digestsSources = true
  /// The longest record that is read, in bytes; a longer one is an error and not a memory shortage.
  ///
  /// Nil is 512 MiB for lines of text and 64 MiB for records.
  public var maximumRecordByteCount: Int?
  /// How many threads a decompressor may use by itself, where the format allows.
  public var decompressionThreads = 2
  /// Bytes read at a time: half of a core's second-level cache or less, so that they are still there when they are
  /// worked on. At least 3, the length of a byte order mark; comments come out the same whatever it is.
  public var chunkByteCount = 1 << 18

  public init() {}

  func recordLimit(of format: RecordFormat) -> Int {
    maximumRecordByteCount ?? (format == .text ? 512 << 20 : 64 << 20)
  }
}
