/// How inputs are read.
public struct ReadingOptions: Hashable, Sendable {
  /// The format of every input; nil takes it from each file's name, and text for standard input.
  public var format: RecordFormat?
  /// The encoding of every input, without checking that it holds text; nil is UTF-8, and an error where another one or
  /// no text is found.
  public var encoding: TextEncoding?
  /// The column or field that holds the comment; nil where a record has a single value.
  public var textField: FieldSelector?
  /// The ASCII character that separates fields of CSV and TSV; nil is the format's own, or what a file plainly shows.
  public var delimiter: UInt8?
  /// Whether CSV and TSV begin with a line of names; nil if a field is chosen by name.
  public var hasHeader: Bool?
  /// Whether CSV and TSV enclose fields in quotation marks; nil is yes for CSV, and for TSV what its start shows.
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
  /// Nil is 512 MiB for lines of text and framed records and 64 MiB for others, or less if `memoryLimitBytes` says so.
  public var maximumRecordByteCount: Int?
  /// Memory that long records and the windows of decompressors may take, in bytes; nil: as much as they ask for.
  public var memoryLimitBytes: Int?
  /// Whether a lone CR ends a line, and CRLF is one line end. Off for files of our own.
  package var endsLinesAtReturns = true
  /// How many threads a decompressor may use by itself, where the format allows.
  public var decompressionThreads = 2
  /// Bytes read at a time: half of a core's second-level cache or less, so that they are still there when they are
  /// worked on. At least 3, the length of a byte order mark; comments come out the same whatever it is.
  public var chunkByteCount = 1 << 18

  public init() {}

  /// A record lies in memory several times: as it was read, as it grows, and what is made of it.
  private static let copiesOfRecord = 8
  /// However little memory there is.
  private static let smallestRecordLimit = 1 << 20

  func recordLimit(of format: RecordFormat) -> Int {
    let usual = format == .text || format == .records ? 512 << 20 : 64 << 20
    let affordable = memoryLimitBytes.map { max($0 / Self.copiesOfRecord, Self.smallestRecordLimit) }
    return maximumRecordByteCount ?? min(usual, affordable ?? usual)
  }

  /// What a decompressor may take for its window, in bytes: always as much as the usual levels need (xz -6: 9 MiB).
  var windowLimit: Int { memoryLimitBytes.map { max($0 / 2, 10 << 20) } ?? .max }
}
