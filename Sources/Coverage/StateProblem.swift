public import CommentText

/// What is wrong with the first line of a state.
public enum StateHeaderProblem: Error, Hashable, Sendable {
  /// The file does not begin as a state does.
  case notAState
  /// Another version of the format.
  case schema(String)
  case malformed
  /// Another version of the program measured.
  case version(found: String, expected: String)
  case vocabularyCount(found: Int, expected: Int)
  /// The vocabulary at this place is another one.
  case vocabulary(Int)
  /// The text went through another pipeline.
  case pipeline([PipelineDifference])
  /// The comments of other states are in other groups, or in none.
  case groups(found: String?, expected: String?)
  /// The comments of other states were cleaned differently.
  case cleaning([PipelineDifference])
}

/// What is wrong with a row of a state.
public enum StateRowProblem: Error, Hashable, Sendable {
  /// There is not exactly one tab.
  case fieldCount
  /// The key says nothing that states hold.
  case key
  /// The count is not a decimal number from 1 on.
  case count
  /// The counts add up to more than any text gives.
  case countTooLarge
}
