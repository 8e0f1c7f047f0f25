/// What counts as a link.
public enum LinkRule: String, Hashable, Sendable, CaseIterable {
  /// The published regular expression: deletes `http://` or `https://` in lower case, a host with a dot, and all link
  /// characters after it.
  case published
  /// Links in any case, with a scheme or `www.`; punctuation at their end is not part of them. A space replaces each.
  case comments
}
