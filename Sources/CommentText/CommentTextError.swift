/// What can go wrong with the text of comments.
public enum CommentTextError: Error, Hashable, Sendable {
  /// The Unicode library lacks its data for a normal form; `status` is its error code.
  case normalFormUnavailable(form: String, status: Int32)
}
