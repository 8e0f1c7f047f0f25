/// Which runs of one character are shortened, and to what length.
public struct RepeatRule: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Word characters (letters, digits, `_`), from four on: `ㅋㅋㅋ` stays, `ㅋㅋㅋㅋ` becomes `ㅋㅋ`, `....` stays.
    /// - Source: soynlp 0.0.493, `repeat_normalize`.
    case words
    /// All but digits and white space, an emoji sequence being one character, from one more than the limit on.
    case comments
  }

  public var kind: Kind
  /// Characters that are left of a run, at least 1.
  public var limit: Int

  public init(_ kind: Kind, limit: Int) {
    self.kind = kind
    self.limit = limit
  }

  /// The shortest run that is shortened. soynlp would lengthen runs that are shorter than the limit; here they stay.
  var shortestRun: Int {
    let longer = limit == .max ? limit : limit + 1
    return kind == .words ? max(4, longer) : longer
  }
}
