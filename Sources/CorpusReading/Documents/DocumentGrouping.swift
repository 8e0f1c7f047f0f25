public import SystemPackage

/// Writes documents as the pre-training scripts of BERT and ELECTRA read them: a comment a line, a blank line between
/// documents.
///
/// A document is a run of records with the same key: a comment and its replies, which must be adjacent. Comments
/// without text are left out (a blank line ends a document), and so are documents without comments. This is the last
/// stage: its lines, in the order of the blocks, are the file.
///
/// That no document goes on after another one began is checked over the whole input. The keys of documents lie in
/// memory as long as they fit, and on disk from there on, in which case the check is made at the end.
public final class DocumentGrouping: CommentStage {
  private let grouper: DocumentGrouper

  /// Less than this does not work.
  public static let smallestByteLimit = KeyPartitions.smallestByteLimit

  /// - Parameters:
  ///   - field: what the documents' keys stand in, for errors.
  ///   - dropsHeadless: whether replies go with their document's first comment, where an earlier stage dropped that.
  ///   - byteLimit: memory for the keys of documents; raised to `smallestByteLimit`.
  ///   - directory: where temporary files go.
  public convenience init(
    field: FieldSelector, dropsHeadless: Bool = false, byteLimit: Int, directory: FilePath
  ) {
    let keyByteLimit = KeyPartitions.keyByteLimit(within: byteLimit)
    self.init(field: field, dropsHeadless: dropsHeadless, keyByteLimit: keyByteLimit, directory: directory)
  }

  /// - Parameter keyByteLimit: memory for the keys alone.
  package init(field: FieldSelector, dropsHeadless: Bool = false, keyByteLimit: Int, directory: FilePath) {
    grouper = DocumentGrouper(
      field: field, dropsHeadless: dropsHeadless, keyByteLimit: keyByteLimit, directory: directory)
  }

  public var needsInputOrder: Bool { true }

  public func source(over source: any CommentSource) -> any CommentSource {
    GroupedSource(below: source, grouper)
  }

  /// What was written; complete after the end.
  public var summary: DocumentSummary { grouper.summary }
}
