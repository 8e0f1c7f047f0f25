/// What documents were made.
public struct DocumentSummary: Hashable, Sendable {
  /// Documents that were written.
  public var documents = 0
  /// Documents of which no comment was left.
  public var emptyDocuments = 0
  /// Comments that were written.
  public var comments = 0
  /// Comments that were left out because they had no text.
  public var emptyComments = 0
  /// Documents whose first comment was gone while others were there.
  public var headlessDocuments = 0
  /// Comments that were left out because their document's first one was gone.
  public var headlessComments = 0

  public init() {}
}
