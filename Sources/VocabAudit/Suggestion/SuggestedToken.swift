internal import Storage

/// A token that a vocabulary might take in.
public struct SuggestedToken: Hashable, Sendable {
  /// What it stands for, UTF-8, without the continuation prefix.
  public var text: [UInt8]
  /// Whether it continues words rather than starts them.
  public var isContinuation: Bool

  public init(text: [UInt8], isContinuation: Bool) {
    self.text = text
    self.isContinuation = isContinuation
  }

  /// As it stands in a vocabulary.
  public func bytes(continuationPrefix: String) -> [UInt8] {
    (isContinuation ? Array(continuationPrefix.utf8) : []) + text
  }

  var isSingleCharacter: Bool { scalarCount(text) == 1 }

  /// By bytes of the text, starts first: the last resort where candidates save equally much.
  static func precedes(_ left: SuggestedToken, _ right: SuggestedToken) -> Bool {
    left.text == right.text
      ? !left.isContinuation && right.isContinuation : left.text.lexicographicallyPrecedes(right.text)
  }
}
