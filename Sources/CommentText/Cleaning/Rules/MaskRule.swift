/// Which capital O stand for a name that was masked.
public enum MaskRule: String, Hashable, Sendable, CaseIterable {
  /// Exactly three, with no ASCII letter or digit beside them.
  case isolated
  /// Three or more, with no ASCII letter or digit beside them.
  case runs
  /// Every three, wherever they stand, as `replace("OOO", " ")` finds them.
  case anywhere
}
