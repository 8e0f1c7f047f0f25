/// Something that stands between a reader and whoever works on its comments: cleans them, drops some, watches them go
/// by.
///
/// A stage wraps a source in another. Its `next` draws a block from the source below and changes it in place, in the
/// thread that asked, by `CommentBlock.rewriteComments` or `keepComments`; what it needs to remember for one thread
/// lies in the block's `workspace(of:_:)`. Every block goes on, empty or not, with the serial number that it had: who
/// writes in input order counts on it.
public protocol CommentStage: Sendable {
  /// Whether blocks must come in the order of the inputs, so that the result depends on that alone.
  var needsInputOrder: Bool { get }

  func source(over source: any CommentSource) -> any CommentSource
}

extension CommentStage {
  public var needsInputOrder: Bool { false }
}
