/// A stage between the reader and those who use its comments: cleans them, drops some, or watches them pass.
///
/// A stage wraps a source in another. Its `next` draws a block from the source below and changes it in place, on the
/// calling thread, by `CommentBlock.rewriteComments` or `keepComments`; per-thread state lies in the block's
/// `workspace(of:_:)`. It passes every block on, even empty, with its serial number (in-order writers need it).
public protocol CommentStage: Sendable {
  /// Whether blocks must come in the order of the inputs, so that the result depends on that alone.
  var needsInputOrder: Bool { get }

  func source(over source: any CommentSource) -> any CommentSource
}

extension CommentStage {
  public var needsInputOrder: Bool { false }
}
