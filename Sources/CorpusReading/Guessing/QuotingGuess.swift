/// Whether a TSV encloses fields in quotation marks, by what its start shows.
///
/// TSV proper has no quoting, and many corpora use quotation marks as text (some comments are wholly quoted);
/// spreadsheets quote as in CSV. Such programs quote every field that holds a mark, and quote either where needed or
/// always.
struct QuotingGuess {
  private(set) var quoting = Quoting.none
  /// Whether fields stand in quotation marks, so that the other answer would have read them otherwise.
  private(set) var mattered = false

  init(_ head: HeadText, separator: UInt8) {
    head.bytes.withUnsafeBytes { bytes in
      guard let marks = EnclosedFields(bytes, separator, isWhole: head.isWhole) else { return }
      mattered = marks.anyEnclosed
      quoting = marks.anyEnclosed && marks.needEnclosing(bytes, separator) ? .rfc4180 : .none
    }
  }
}

/// The fields of a text that stand in quotation marks.
private struct EnclosedFields {
  private(set) var anyEnclosed = false
  private var anyDoubled = false
  private var anyBreaking = false
  private var recordCount = 0
  /// Columns that every record encloses.
  private var alwaysEnclosed: Set<Int> = []

  private static let quote = UInt8(ascii: "\"")

  /// Nil if marks stand where enclosing ones cannot.
  init?(_ bytes: UnsafeRawBufferPointer, _ separator: UInt8, isWhole: Bool) {
    var fields = DelimitedFields(bytes, separator: separator, quoting: .rfc4180)
    while fields.next() {
      if fields.unclosedQuote != nil {
        // The text may be cut inside a field that would be closed.
        if isWhole || !anyEnclosed { return nil }
        takeCut(column: fields.count - 1)
        return
      }
      guard fields.fault == nil, !fields.hasTooManyFields, add(fields, bytes, separator) else { return nil }
    }
  }

  /// Takes a record that the end of the text cuts inside an enclosed field.
  private mutating func takeCut(column: Int) {
    alwaysEnclosed.formIntersection([column])
    recordCount += 1
  }

  /// False if a field that is not enclosed holds a mark.
  private mutating func add(_ fields: DelimitedFields, _ bytes: UnsafeRawBufferPointer, _ separator: UInt8) -> Bool {
    var enclosed: Set<Int> = []
    for index in 0..<fields.count {
      let field = fields[index]
      let text = bytes[field.start..<field.end]
      if field.start > 0 && bytes[field.start - 1] == Self.quote {
        enclosed.insert(index)
        anyDoubled = anyDoubled || field.hasDoubledQuotes
        anyBreaking = anyBreaking || text.contains(separator) || text.contains(UInt8(ascii: "\n"))
      } else if text.contains(Self.quote) {
        return false
      }
    }
    anyEnclosed = anyEnclosed || !enclosed.isEmpty
    if fields.isBlank { return true }
    alwaysEnclosed = recordCount == 0 ? enclosed : alwaysEnclosed.intersection(enclosed)
    recordCount += 1
    return true
  }

  /// Whether some field would not be one without its marks, or a column has them always.
  func needEnclosing(_ bytes: UnsafeRawBufferPointer, _ separator: UInt8) -> Bool {
    if anyDoubled || (recordCount > 1 && !alwaysEnclosed.isEmpty) { return true }
    // Two marks of different comments may seem to enclose what is between them: then the lines themselves are records.
    return anyBreaking && !Self.linesAreRecords(bytes, separator)
  }

  /// Whether every line has the same number of fields, more than one.
  private static func linesAreRecords(_ bytes: UnsafeRawBufferPointer, _ separator: UInt8) -> Bool {
    var fields = DelimitedFields(bytes, separator: separator, quoting: .none)
    var columns: Int?
    while fields.next() {
      if fields.isBlank { continue }
      // The last line may be cut.
      if fields.nextRecord > bytes.count { break }
      guard fields.count == columns ?? fields.count, fields.count > 1 else { return false }
      columns = fields.count
    }
    return true
  }
}
