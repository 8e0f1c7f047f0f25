/// Why bytes are not JSON.
public enum JSONProblem: Error, Hashable, Sendable {
  case unexpectedByte(UInt8)
  case unexpectedEnd
  /// A string holds bytes that are not UTF-8.
  case invalidUTF8
  /// A backslash with something that is no escape, or half a surrogate pair.
  case invalidEscape
  case invalidNumber
  /// Arrays or objects within each other, deeper than any file of this kind.
  case tooDeep
}
