public import CommentText

/// An input, and how it is read where it differs from the others of a run.
public struct CorpusSource: Sendable {
  public var input: CorpusInput
  /// Each of these replaces the run's (`ReadingOptions`); nil leaves it.
  public var format: RecordFormat?
  public var textField: FieldSelector?
  public var hasHeader: Bool?
  public var encoding: TextEncoding?
  public var delimiter: UInt8?
  /// What cleans the comments in place of the run's cleaner. Counts where the run has a `CleaningStage`.
  public var cleaner: CompiledCleaner?
  /// How often its words count, where sources are weighted.
  public var weight = SourceWeight.one

  public init(_ input: CorpusInput) { self.input = input }

  /// What its comments depend on beside its bytes and the run's options: what is said of it, and the format that its
  /// name promises. Sources that differ in it may give other comments.
  public var settings: String {
    let parts = [
      RecordFormat.promised(by: input.path)?.rawValue, format?.rawValue, textField?.name, hasHeader.map(String.init),
      encoding?.rawValue, delimiter.map { String($0) }, cleaner?.cleaner.canonicalForm,
    ]
    return parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: " ")
  }

  /// Whether it is read as the run's options say.
  public var isPlain: Bool {
    format == nil && textField == nil && hasHeader == nil && encoding == nil && delimiter == nil && cleaner == nil
  }
}

extension ReadingOptions {
  /// The options of one source.
  func applying(_ source: CorpusSource) -> ReadingOptions {
    var options = self
    options.format = source.format ?? format
    options.textField = source.textField ?? textField
    options.hasHeader = source.hasHeader ?? hasHeader
    options.encoding = source.encoding ?? encoding
    options.delimiter = source.delimiter ?? delimiter
    return options
  }
}
