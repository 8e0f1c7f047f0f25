/// A field whose values divide the comments into groups, whole or by the period of a date.
public struct GroupSelector: Hashable, Sendable {
  public var field: FieldSelector
  /// Nil takes the value as it is.
  public var period: Period?

  /// A part of a date that values are cut to.
  public enum Period: String, Hashable, Sendable, CaseIterable {
    case year, month, day
  }

  public init(field: FieldSelector, period: Period? = nil) {
    self.field = field
    self.period = period
  }

  /// `FIELD` or `FIELD:year`, `FIELD:month`, `FIELD:day`.
  public init(argument: String) {
    let colon = argument.utf8.lastIndex(of: UInt8(ascii: ":"))
    if let colon, let period = Period(rawValue: String(argument[argument.utf8.index(after: colon)...])) {
      self.init(field: FieldSelector(String(argument[..<colon])), period: period)
    } else {
      self.init(field: FieldSelector(argument))
    }
  }
}
