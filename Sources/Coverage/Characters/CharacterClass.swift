public import CommentText

/// Kinds of characters by which coverage is broken down.
public typealias CharacterClass = CommentText.CharacterClass

extension CharacterClass {
  /// `allCases.count`, known to the compiler.
  static let count = 9
}
