public import SystemPackage

/// A record that cannot be read, and where.
public struct BadRecord: Hashable, Sendable {
  public var path: FilePath
  /// From 1.
  public var line: Int
  /// Byte in the line, from 1; of converted text where another encoding than UTF-8 is read.
  public var column: Int
  public var reason: BadRecordReason

  public init(path: FilePath, line: Int, column: Int, reason: BadRecordReason) {
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }
}

/// What is wrong with a record.
public enum BadRecordReason: Hashable, Sendable {
  case columnCount(found: Int, expected: Int)
  /// Something other than a separator follows a closing quotation mark.
  case textAfterQuote
  /// A quotation mark opens a field and none closes it.
  case unclosedQuote
  case json(JSONFault)
  /// What is wrong with the array that holds the records; where the next one begins cannot be told.
  case jsonArray(JSONFault)
  /// The record has no such field, or null; some of those it has.
  case missingField(FieldSelector, available: [String])
  /// The record is no string, as others are, and no field was named; some of those it has.
  case noField(available: [String])
  /// The field is an object, an array, a number or a boolean where text is wanted.
  case notText(FieldSelector)
  case notADate(FieldSelector, value: String)
}

/// What to do with records that cannot be read.
public enum BadRecordPolicy: String, Hashable, Sendable, CaseIterable {
  /// The first is an error.
  case stop
  /// They are left out, counted and located.
  case skip
}

/// How many records of a source were left out, and the first.
public struct SkippedShare: Hashable, Sendable {
  public var skipped: Int
  public var total: Int
  public var first: BadRecord

  public init(skipped: Int, total: Int, first: BadRecord) {
    self.skipped = skipped
    self.total = total
    self.first = first
  }
}

/// The records that were left out.
public struct SkippedRecords: Hashable, Sendable {
  public var count = 0
  /// The first ones in input order.
  public var first: [BadRecord] = []

  public init(count: Int = 0, first: [BadRecord] = []) {
    self.count = count
    self.first = first
  }
}
